using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Tells an object that checks signatures from one that makes them.</summary>
internal static class DsaDirection
{
    private const int MostMethods = 2;

    private static readonly string[] Neutral = ["Import", "TryImport", "From", "Dispose", "Clear", "Update", "BlockUpdate", "Reset", "ToString", "GetHashCode", "ConfigureAwait"];

    /// <summary>Every use is in sight, and those that have a direction verify.</summary>
    public static bool IsVerifyOnly(ValueTracer tracer, IOperation made) => IsVerifyOnly(tracer, [made], MostMethods);

    private static bool IsVerifyOnly(ValueTracer tracer, IEnumerable<IOperation> values, int hops)
    {
        var verifies = false;
        foreach (var consumer in values.SelectMany(value => tracer.Consumers(value)))
        {
            switch (Of(tracer, consumer, hops))
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
    private static bool? Of(ValueTracer tracer, IOperation consumer, int hops) => consumer switch
    {
        IVariableDeclaratorOperation or IPropertyReferenceOperation or IIsPatternOperation or IBinaryOperation => null,
        IFieldInitializerOperation initializer when initializer.InitializedFields.All(static field => field.DeclaredAccessibility == Accessibility.Private) => null,
        IAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private } } => null,
        IObjectCreationOperation { Type.Name: "DSASignatureDeformatter" } => true,
        IObjectCreationOperation { Type.Name: "DsaDigestSigner" } wrapper => IsVerifyOnly(tracer, [wrapper], hops),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } => hops > 0 && IsVerifiedInside(tracer, method, hops - 1),
        IInvocationOperation { Instance: not null } call => OfCall(tracer, call),
        _ => false,
    };

    /// <summary>What a method of the program does with the keys it is handed.</summary>
    private static bool IsVerifiedInside(ValueTracer tracer, IMethodSymbol method, int hops) =>
        tracer.Body(method) is { } body
        && IsVerifyOnly(tracer, method.OriginalDefinition.Parameters.Where(static parameter => parameter.Type.Name is "DSA" or "AsymmetricAlgorithm").SelectMany(parameter => BodyIndex.Around(body).Of(parameter)), hops);

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
