using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.Rules.Meetings;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Meetings;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotAllowAnonymousJoinFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotAllowAnonymousJoin.RuleId);

    protected override string Title => "Set it to false";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        finding is AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } assignment ? [Bare(assignment.Right)] : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        root.ReplaceNode(place, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(place));

    private static ExpressionSyntax Bare(ExpressionSyntax value) => value is ParenthesizedExpressionSyntax parenthesized ? Bare(parenthesized.Expression) : value;
}
