using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDisableCertificateValidationFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDisableCertificateValidation.RuleId);

    protected override string Title => "Remove the callback, so that the platform validates";

    protected override bool IsSafe(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Removal.IsSafe(place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => Removal.OfReceiver(root, place);
}
