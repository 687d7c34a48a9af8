using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

/// <summary>Tells where a longer hash can stand without failing at run time.</summary>
internal static class Sha256Fitness
{
    private static readonly HashSet<string> FixedTypes = new(StringComparer.Ordinal) { "AesGcm", "AesCcm", "ChaCha20Poly1305", "KeyParameter", "ParametersWithIV", "AeadParameters" };

    private static readonly HashSet<string> FixedMethods = new(StringComparer.Ordinal)
    {
        "SignHash", "TrySignHash", "VerifyHash", "CreateSignature", "TryCreateSignature", "VerifySignature", "CreateEncryptor", "CreateDecryptor", "EncryptCbc", "DecryptCbc",
    };

    public static bool Of(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is { } operation
        && IsKnownShape(operation)
        && !NeedsOldLength(operation, model, cancellationToken);

    private static bool IsKnownShape(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => creation.Initializer is null && creation.Arguments.IsEmpty && IsOfLibrary(creation.Type),
        IMethodReferenceOperation group => IsOfLibrary(group.Method.ContainingType) && !NeedsBuffer(group.Method),
        IInvocationOperation { TargetMethod: var method } call => IsOfLibrary(method.ContainingType) && !NeedsBuffer(method) && NamesOneAlgorithm(call),
        _ => false,
    };

    private static bool IsOfLibrary(ITypeSymbol? type) =>
        type?.ContainingNamespace.ToDisplayString() is "System.Security.Cryptography" or "Org.BouncyCastle.Crypto.Digests" or "Org.BouncyCastle.Security";

    /// <summary>A buffer was sized for the old hash.</summary>
    public static bool NeedsBuffer(IMethodSymbol method) => method.Parameters.Any(parameter => parameter.Name == "destination");

    private static bool NamesOneAlgorithm(IInvocationOperation call) =>
        call.TargetMethod.Parameters.IsEmpty
        || call.TargetMethod.Name is not ("Create" or "CreateFromName" or "GetDigest" or "CalculateDigest")
        || call.Arguments[0] is { Parameter.Ordinal: 0, Value: ILiteralOperation };

    /// <summary>A longer hash fails there at run time, or makes what is stored unreadable: as a <c>Guid</c>, a key, an IV, or beside the name of its algorithm.</summary>
    public static bool NeedsOldLength(IOperation operation, SemanticModel model, CancellationToken cancellationToken) =>
        new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)
            .LateConsumers(operation)
            .Any(IsOfFixedLength);

    private static bool IsOfFixedLength(IOperation consumer) => consumer switch
    {
        IObjectCreationOperation { Type: { Name: "Guid", ContainingNamespace.Name: "System" } } => true,
        IObjectCreationOperation { Type: { } type } => FixedTypes.Contains(type.Name),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Key" or "IV" } property } } => IsCipher(property.ContainingType),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingNamespace: { } home } } => FixedMethods.Contains(name) && home.ToDisplayString() == "System.Security.Cryptography",
        _ => false,
    };

    private static bool IsCipher(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "SymmetricAlgorithm")
            {
                return true;
            }
        }

        return false;
    }
}
