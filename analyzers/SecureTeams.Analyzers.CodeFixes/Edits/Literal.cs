using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class Literal
{
    public static SyntaxNode With(SyntaxNode root, SyntaxNode place, bool value) => root.ReplaceNode(
        place,
        SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression).WithTriviaFrom(place));

    public static SyntaxNode With(SyntaxNode root, SyntaxNode place, string value) => root.ReplaceNode(
        place,
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value)).WithTriviaFrom(place));

    public static bool IsText(SyntaxNode place) => place is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression);
}
