using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Rules.Tls.Versions;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RequireEncryptionFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RequireEncryption.RuleId);

    protected override string Title => "Require encryption";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        EnumReplacement.Places(finding, model, RequireEncryption.IsOptional, cancellationToken);

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        EnumReplacement.EnumAt(place, model, cancellationToken) is { } type ? EnumReplacement.Text(type, "RequireEncryption") : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => EnumReplacement.With(root, place, NoteOn(place));
}
