using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Rules.Tls.Versions;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Versions;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotEnableObsoleteTlsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotEnableObsoleteTls.RuleId);

    protected override string Title => "Use a current TLS version";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        EnumReplacement.Places(finding, model, ProtocolVersions.IsObsolete, cancellationToken);

    protected override string? Note(SyntaxNode place, SemanticModel model, Document document, CancellationToken cancellationToken) =>
        ProtocolReplacement.Text(place, model, document, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => EnumReplacement.With(root, place, NoteOn(place));
}
