using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>The literal that a value is, or is decoded from: putting another text in its place keeps the encoding.</summary>
internal static class StatedText
{
    /// <summary>Null where the value is no literal, such as the name of a constant that others use, or bytes.</summary>
    public static ExpressionSyntax? In(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => In(parenthesized.Expression),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } => value,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => In(sum.Left) is not null && In(sum.Right) is not null ? sum : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromBase64String" or "FromHexString" or "GetBytes" }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            In(arguments[0].Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "ToArray" or "Trim", Expression: var text }, ArgumentList.Arguments.Count: 0 } => In(text),
        _ => null,
    };
}
