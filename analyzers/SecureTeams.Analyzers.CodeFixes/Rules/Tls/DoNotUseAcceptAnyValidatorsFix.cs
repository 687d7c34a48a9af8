using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotUseAcceptAnyValidatorsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotUseAcceptAnyValidators.RuleId);

    protected override string Title => "Remove the accept-any validator";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        place is InvocationExpressionSyntax or AssignmentExpressionSyntax || Removal.IsSafe(place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place switch
    {
        InvocationExpressionSyntax call => Removal.OfCall(root, call),
        AssignmentExpressionSyntax assignment => Removal.OfExpression(root, assignment),
        _ => Removal.OfReceiver(root, place),
    };
}
