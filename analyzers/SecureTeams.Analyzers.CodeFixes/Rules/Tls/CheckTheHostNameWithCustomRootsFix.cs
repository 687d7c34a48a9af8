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
internal sealed class CheckTheHostNameWithCustomRootsFix : RuleFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(CheckTheHostNameWithCustomRoots.RuleId);

    protected override string Title => "Also refuse every error except those of the chain";

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken) =>
        CallbackReturns.FunctionOf(finding, model, cancellationToken) is { } function ? [function] : [];

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        CallbackReturns.Names(place, model, cancellationToken);

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) =>
        NoteOn(place) is { } names ? CallbackReturns.Replace(root, place, Checked, names) : null;

    private static ExpressionSyntax Checked(ExpressionSyntax value, string errors, string type)
    {
        var check = SyntaxFactory.ParseExpression("(" + errors + " & ~" + type + ".RemoteCertificateChainErrors) == " + type + ".None");
        if (value.IsKind(SyntaxKind.TrueLiteralExpression))
        {
            return check;
        }

        var rest = value.WithoutTrivia();
        return SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            check.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithTrailingTrivia(SyntaxFactory.Space),
            BindsLooser(rest) ? SyntaxFactory.ParenthesizedExpression(rest) : rest);
    }

    private static bool BindsLooser(ExpressionSyntax value) =>
        value is ConditionalExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax
        || value.IsKind(SyntaxKind.LogicalOrExpression)
        || value.IsKind(SyntaxKind.CoalesceExpression);
}
