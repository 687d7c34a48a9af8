using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

/// <summary>Only where the guard holds nothing else: the rest of its body would change sides, too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotInvertDevelopmentGuardsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotInvertDevelopmentGuards.RuleId);

    protected override string Title => "Turn the guard round";

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        foreach (var node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case ConditionalExpressionSyntax choice when !choice.Condition.Contains(place) && EnvironmentTest.TurnedRound(choice.Condition) is { } turned:
                    return root.ReplaceNode(choice.Condition, turned);
                case IfStatementSyntax { Else: null } guard when !guard.Condition.Contains(place):
                    return guard.Statement is BlockSyntax { Statements.Count: > 1 } || EnvironmentTest.TurnedRound(guard.Condition) is not { } turnedRound
                        ? null
                        : root.ReplaceNode(guard.Condition, turnedRound);
                case IfStatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
