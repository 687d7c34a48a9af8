using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;
using SecureTeams.Analyzers.Rules.Tls.Revocation;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotNarrowRevocationChecksFix : RuleFix
{
    private const string FlagType = "System.Security.Cryptography.X509Certificates.X509RevocationFlag";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotNarrowRevocationChecks.RuleId);

    protected override string Title => "Check the whole chain online";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        ValueReplacement.ValueOf(finding) is { } value ? [value] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(place, cancellationToken).ConvertedType?.Name;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) switch
    {
        "X509RevocationMode" => ValueReplacement.WithMember(root, place, RevocationSwitch.ModeType, "Online"),
        "X509RevocationFlag" => ValueReplacement.WithMember(root, place, FlagType, "ExcludeRoot"),
        _ => null,
    };
}
