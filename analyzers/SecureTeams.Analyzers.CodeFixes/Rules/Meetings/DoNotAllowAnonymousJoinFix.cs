using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Rules.Meetings;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Meetings;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotAllowAnonymousJoinFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotAllowAnonymousJoin.RuleId);

    protected override string Title => "Set it to false";

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        root.ReplaceNode(place, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression).WithTriviaFrom(place));
}
