using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.Rules.Cryptography;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Cryptography;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotHashWithMd5Fix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotHashWithMd5.RuleId);

    protected override string Title => "Hash with SHA-256";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Sha256Fitness.Of(place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => Sha256Replacement.Of(root, place);
}
