using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotForgiveCertificateErrorsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotForgiveCertificateErrors.RuleId);

    protected override string Title => "Accept only a certificate without errors";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        CallbackReturns.FunctionOf(finding, model, cancellationToken) is { } function ? [function] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        CallbackReturns.Names(place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) is { } names ? CallbackReturns.Replace(root, place, Checked, names) : null;

    private static ExpressionSyntax Checked(ExpressionSyntax value, string errors, string type) =>
        SyntaxFactory.ParseExpression(errors + " == " + type + ".None");
}
