using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

/// <summary>Tells where a longer hash can stand without failing at run time.</summary>
internal static class Sha256Fitness
{
    public static bool Of(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is { } operation
        && IsKnownShape(operation)
        && !BecomesGuid(operation, model, cancellationToken);

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

    public static bool BecomesGuid(IOperation operation, SemanticModel model, CancellationToken cancellationToken) =>
        new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)
            .LateConsumers(operation)
            .Any(consumer => consumer is IObjectCreationOperation { Type: { Name: "Guid", ContainingNamespace.Name: "System" } });
}
