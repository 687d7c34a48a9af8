using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Turns a test of the hosting environment round.</summary>
internal static class EnvironmentTest
{
    /// <summary>Null where the condition says more than the environment.</summary>
    public static ExpressionSyntax? TurnedRound(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax parenthesized when TurnedRound(parenthesized.Expression) is { } inner => parenthesized.WithExpression(inner),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax call } not when NameOf(call) is "IsDevelopment" =>
            call.WithTriviaFrom(not),
        InvocationExpressionSyntax call when NameOf(call) is "IsDevelopment" =>
            SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, call.WithoutTrivia()).WithTriviaFrom(call),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when NameOf(call) is "IsProduction" =>
            call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("IsDevelopment").WithTriviaFrom(access.Name))),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal when IsDevelopment(unequal.Left) || IsDevelopment(unequal.Right) =>
            SyntaxFactory.BinaryExpression(
                SyntaxKind.EqualsExpression,
                unequal.Left,
                SyntaxFactory.Token(SyntaxKind.EqualsEqualsToken).WithTriviaFrom(unequal.OperatorToken),
                unequal.Right),
        _ => null,
    };

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static bool IsDevelopment(ExpressionSyntax side) => side switch
    {
        LiteralExpressionSyntax literal => string.Equals(literal.Token.ValueText, "Development", StringComparison.OrdinalIgnoreCase),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Environments" }, Name.Identifier.ValueText: "Development" } => true,
        _ => false,
    };
}
