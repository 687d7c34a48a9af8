using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotRelaxCertificateAuthenticationFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotRelaxCertificateAuthentication.RuleId);

    protected override string Title => "Use the default";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        ValueReplacement.ValueOf(finding) is { } value ? [value] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(place, cancellationToken).ConvertedType?.Name;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) == "CertificateTypes"
        ? ValueReplacement.WithMember(root, place, "Microsoft.AspNetCore.Authentication.Certificate.CertificateTypes", "Chained")
        : ValueReplacement.WithLiteral(root, place, true);
}
