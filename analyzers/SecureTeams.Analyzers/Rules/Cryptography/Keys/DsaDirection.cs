using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Tells an object that checks signatures from one that makes them.</summary>
internal static class DsaDirection
{
    private static readonly string[] Neutral = ["Import", "TryImport", "From", "Dispose", "Clear", "Update", "BlockUpdate", "Reset", "ToString", "GetHashCode", "ConfigureAwait"];

    /// <summary>Every use is in sight, and those that have a direction verify.</summary>
    public static bool IsVerifyOnly(ValueTracer tracer, IOperation made)
    {
        var verifies = false;
        foreach (var consumer in tracer.Consumers(made))
        {
            switch (Of(tracer, consumer))
            {
                case false:
                    return false;
                case true:
                    verifies = true;
                    break;
            }
        }

        return verifies;
    }

    /// <summary>Null for a use without a direction.</summary>
    private static bool? Of(ValueTracer tracer, IOperation consumer) => consumer switch
    {
        IVariableDeclaratorOperation or IPropertyReferenceOperation or IIsPatternOperation or IBinaryOperation => null,
        IFieldInitializerOperation initializer when initializer.InitializedFields.All(static field => field.DeclaredAccessibility == Accessibility.Private) => null,
        IAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } } => null,
        IObjectCreationOperation { Type.Name: "DSASignatureDeformatter" } => true,
        IObjectCreationOperation { Type.Name: "DsaDigestSigner" } wrapper => IsVerifyOnly(tracer, wrapper),
        IInvocationOperation { Instance: not null } call => OfCall(tracer, call),
        _ => false,
    };

    private static bool? OfCall(ValueTracer tracer, IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (name == "Init")
        {
            return FirstArgument.Of(call) is { } signs && tracer.Truth(signs) == false;
        }

        return name.StartsWith("Verify", StringComparison.Ordinal) ? true
            : Array.Exists(Neutral, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? null
            : false;
    }
}
