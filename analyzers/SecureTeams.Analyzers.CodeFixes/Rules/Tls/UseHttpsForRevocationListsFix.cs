using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UseHttpsForRevocationListsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UseHttpsForRevocationLists.RuleId);

    protected override string Title => "Use https://";

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => SecureScheme.Replace(root, place, "http://", "https://");
}
