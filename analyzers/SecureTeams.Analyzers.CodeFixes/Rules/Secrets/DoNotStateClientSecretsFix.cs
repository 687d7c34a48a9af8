using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Secrets;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Secrets;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotStateClientSecretsFix : RuleFix
{
    private const string BeginOfToken = "eyJ";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotStateClientSecrets.RuleId);

    protected override string Title => "Read the client secret from configuration";

    /// <summary>What a delegate returns is neither assigned nor passed. An assertion has to be made each time, and no setting helps.</summary>
    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        (ValueReplacement.ValueOf(finding) ?? finding as ExpressionSyntax) is { } value && StatedText.In(value) is { } literal && !literal.GetFirstToken().ValueText.StartsWith(BeginOfToken, StringComparison.Ordinal) ? [literal] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Settings.Reading("AzureAd:ClientSecret", place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => NoteOn(place) is { } reading ? Settings.Replace(root, place, reading) : null;
}
