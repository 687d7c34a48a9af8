using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDisableRevocationChecksFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDisableRevocationChecks.RuleId);

    protected override string Title => "Switch the revocation check on";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        ValueReplacement.ValueOf(finding) is { } value ? [value] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => place.Parent switch
    {
        AssignmentExpressionSyntax assignment when model.GetOperation(assignment, cancellationToken) is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } =>
            RevocationSwitch.Remedy(property.Name, property.Type.TypeKind == TypeKind.Enum),
        ArgumentSyntax argument when model.GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } parameter } =>
            RevocationSwitch.Remedy(parameter.Name, parameter.Type.TypeKind == TypeKind.Enum),
        _ => null,
    };

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) switch
    {
        "true" => ValueReplacement.WithLiteral(root, place, true),
        "false" => ValueReplacement.WithLiteral(root, place, false),
        RevocationSwitch.Online => ValueReplacement.WithMember(root, place, RevocationSwitch.ModeType, "Online"),
        _ => null,
    };
}
