using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotMakeSecretsOfGuidsFix : RuleFix
{
    private const string HexString = "global::System.Security.Cryptography.RandomNumberGenerator.GetHexString(32)";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotMakeSecretsOfGuids.RuleId);

    protected override string Title => "Make 32 random hexadecimal digits";

    /// <summary>The text of the Guid: where a Guid is wanted, nothing else fits.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        finding.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax text } access && access.Expression == finding ? [text] : [];

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => root.ReplaceNode(place, Shortened.Expression(HexString).WithTriviaFrom(place));
}
