using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Puts another value where one is assigned or passed.</summary>
internal static class ValueReplacement
{
    /// <summary>The value of an assignment or argument that a finding stands on; null where it writes several at once.</summary>
    public static ExpressionSyntax? ValueOf(SyntaxNode finding) => finding switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: not TupleExpressionSyntax } assignment => assignment.Right,
        ArgumentSyntax argument => argument.Expression,
        ExpressionSyntax { Parent: ArgumentSyntax } value => value,
        _ => null,
    };

    public static SyntaxNode WithLiteral(SyntaxNode root, SyntaxNode value, bool literal) =>
        root.ReplaceNode(value, SyntaxFactory.LiteralExpression(literal ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression).WithTriviaFrom(value));

    /// <summary>The member of an enum, named as the old value named its own, or by its full name, which is shortened where it can be.</summary>
    public static SyntaxNode WithMember(SyntaxNode root, SyntaxNode value, string fullTypeName, string member)
    {
        var type = fullTypeName.Substring(fullTypeName.LastIndexOf('.') + 1);
        return value is MemberAccessExpressionSyntax { Name: var name, Expression: var qualifier } && qualifier.ToString().EndsWith(type, StringComparison.Ordinal)
            ? root.ReplaceNode(name, SyntaxFactory.IdentifierName(member).WithTriviaFrom(name))
            : root.ReplaceNode(value, SyntaxFactory.ParseExpression("global::" + fullTypeName + "." + member).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(value));
    }
}
