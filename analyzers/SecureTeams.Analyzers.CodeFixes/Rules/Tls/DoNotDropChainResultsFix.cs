using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Rules.Tls;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls;

[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DoNotDropChainResultsFix : RuleFix
{
    private const string Refusal = "throw new global::System.Security.Cryptography.CryptographicException(\"The certificate is not trusted.\");";

    /// <summary>The variable that takes the result is used elsewhere, so it stays.</summary>
    private const string Kept = "kept";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DoNotDropChainResults.RuleId);

    protected override string Title => "Throw when it is false";

    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        Whole(place).Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && IsNamedElsewhere(variable, model, cancellationToken) ? Kept : null;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place)
    {
        var check = Whole(place);
        return check.Parent switch
        {
            ExpressionStatementSyntax statement => Replace(root, statement, check),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement } => Replace(root, statement, check),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax answer, Parent: ExpressionStatementSyntax statement } => StatementInsertion.After(root, statement, Throw(Negation(answer, check))),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } variable } =>
                NoteOn(place) is null
                    ? Replace(root, statement, check)
                    : StatementInsertion.After(root, statement, Throw(Negation(SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()), check))),
            LambdaExpressionSyntax lambda when lambda.Body == check => root.ReplaceNode(lambda, lambda.WithExpressionBody(null).WithBlock(SyntaxFactory.Block(Throw(Negation(check, check))))),
            _ => null,
        };
    }

    private static ExpressionSyntax Whole(SyntaxNode place)
    {
        var current = (ExpressionSyntax)place;
        while (current.Parent is ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or MemberBindingExpressionSyntax)
        {
            current = (ExpressionSyntax)current.Parent;
        }

        return current;
    }

    private static bool IsNamedElsewhere(VariableDeclaratorSyntax variable, SemanticModel model, CancellationToken cancellationToken)
    {
        var local = model.GetDeclaredSymbol(variable, cancellationToken);
        return variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) is not { } member
            || member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == variable.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
    }

    /// <summary>Braces keep an <c>else</c> that follows with the condition that it belongs to.</summary>
    private static SyntaxNode Replace(SyntaxNode root, StatementSyntax statement, ExpressionSyntax check)
    {
        StatementSyntax refusal = Throw(Negation(check, check));
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            refusal = SyntaxFactory.Block(refusal).WithAdditionalAnnotations(Formatter.Annotation);
        }

        return root.ReplaceNode(statement, refusal.WithTriviaFrom(statement));
    }

    /// <summary>What is not there was not checked.</summary>
    private static ExpressionSyntax Negation(ExpressionSyntax answer, ExpressionSyntax check) =>
        check is ConditionalAccessExpressionSyntax
            ? SyntaxFactory.BinaryExpression(SyntaxKind.NotEqualsExpression, answer.WithoutTrivia(), SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))
            : SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, answer.WithoutTrivia());

    private static IfStatementSyntax Throw(ExpressionSyntax condition) =>
        SyntaxFactory.IfStatement(condition, SyntaxFactory.Block(ParsedStatement.From(Refusal)))
            .WithAdditionalAnnotations(Formatter.Annotation);
}
