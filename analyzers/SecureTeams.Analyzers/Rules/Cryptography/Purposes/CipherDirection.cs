using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

internal static class CipherDirection
{
    private const int MostWrappers = 4;

    /// <summary>Every use of the cipher is in sight, and all that have a direction decrypt.</summary>
    public static bool IsDecryptOnly(ValueTracer tracer, IOperation cipher) => Decrypts(tracer, cipher, MostWrappers) == true;

    /// <summary>Null when no use has a direction.</summary>
    private static bool? Decrypts(ValueTracer tracer, IOperation cipher, int wrappers)
    {
        bool? decrypts = null;
        foreach (var consumer in tracer.Consumers(cipher))
        {
            switch (Of(tracer, consumer, wrappers))
            {
                case false:
                    return false;
                case true:
                    decrypts = true;
                    break;
            }
        }

        return decrypts;
    }

    private static bool? Of(ValueTracer tracer, IOperation consumer, int wrappers) => consumer switch
    {
        IVariableDeclaratorOperation => null,
        IFieldInitializerOperation initializer when initializer.InitializedFields.All(field => field.DeclaredAccessibility == Accessibility.Private) => null,
        IAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } } => null,
        IPropertyReferenceOperation => null,
        IObjectCreationOperation wrapper when wrappers > 0 && IsBouncyCastle(wrapper.Type) => Decrypts(tracer, wrapper, wrappers - 1) ?? false,
        IInvocationOperation { Instance: not null, TargetMethod.Name: var name } call when !TakesCipher(call) => OfCall(tracer, call, name),
        _ => false,
    };

    private static bool? OfCall(ValueTracer tracer, IInvocationOperation call, string name) => name switch
    {
        "Init" => FirstArgument.Of(call) is { } encrypts && tracer.Truth(encrypts) == false,
        "CreateEncryptor" or "Wrap" => false,
        "CreateDecryptor" or "Unwrap" => true,
        _ when name.StartsWith("Encrypt", StringComparison.Ordinal) || name.StartsWith("TryEncrypt", StringComparison.Ordinal) => false,
        _ when name.StartsWith("Decrypt", StringComparison.Ordinal) || name.StartsWith("TryDecrypt", StringComparison.Ordinal) => true,
        _ => null,
    };

    /// <summary>A receiver of another type got the cipher as an argument.</summary>
    private static bool TakesCipher(IInvocationOperation call)
    {
        var home = call.TargetMethod.ContainingNamespace.ToDisplayString();
        return !home.StartsWith("System.Security.Cryptography", StringComparison.Ordinal) && !home.StartsWith("Org.BouncyCastle", StringComparison.Ordinal)
            && call.TargetMethod.Name != "Dispose";
    }

    private static bool IsBouncyCastle(ITypeSymbol? type) =>
        type?.ContainingNamespace.ToDisplayString().StartsWith("Org.BouncyCastle", StringComparison.Ordinal) == true;
}
