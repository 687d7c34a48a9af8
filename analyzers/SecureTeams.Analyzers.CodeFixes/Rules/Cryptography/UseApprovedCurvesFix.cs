using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UseApprovedCurvesFix : RuleFix
{
    private const string NamedCurves = "System.Security.Cryptography.ECCurve.NamedCurves";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UseApprovedCurves.RuleId);

    protected override string Title => "Use the curve P-256";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(place, cancellationToken) is { } choice && !BelongsToKey(choice, model, cancellationToken);

    /// <summary>What the table of a library calls P-256; empty for a curve of the framework.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => model.GetOperation(place, cancellationToken) switch
    {
        { Type: { Name: "ECCurve", ContainingNamespace.Name: "Cryptography" } } => string.Empty,
        IInvocationOperation { TargetMethod: { Name: "GetByName" or "GetByNameLazy", ContainingType.Name: var table }, Arguments: { Length: 1 } arguments } when arguments[0].Value is ILiteralOperation => table switch
        {
            "ECNamedCurveTable" or "CustomNamedCurves" or "NistNamedCurves" => "P-256",
            "SecNamedCurves" => "secp256r1",
            "X962NamedCurves" => "prime256v1",
            _ => null,
        },
        _ => null,
    };

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) switch
    {
        null => null,
        "" => ValueReplacement.WithMember(root, place, NamedCurves, "nistP256"),
        var name when place is InvocationExpressionSyntax call => Literal.With(root, call.ArgumentList.Arguments[0].Expression, name),
        _ => null,
    };

    /// <summary>A key that exists lies on its curve.</summary>
    private static bool BelongsToKey(IOperation choice, SemanticModel model, CancellationToken cancellationToken) =>
        new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)
            .Consumers(choice)
            .Any(static consumer => consumer is IAssignmentOperation { Target: IMemberReferenceOperation { Member: { Name: "Curve", ContainingType.Name: "ECParameters" } } });
}
