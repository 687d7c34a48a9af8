using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class DeclaredType
{
    /// <summary>Replaces a value and, where a variable, field or property starts with it, the declared type that would no longer take it.</summary>
    public static SyntaxNode ReplaceWithValue(SyntaxNode root, ExpressionSyntax value, ExpressionSyntax replacement, Func<NameSyntax, NameSyntax?> instead)
    {
        var initial = value;
        while (initial.Parent is ParenthesizedExpressionSyntax outer)
        {
            initial = outer;
        }

        var declared = initial.Parent is EqualsValueClauseSyntax clause ? TypeOf(clause.Parent) : null;
        var name = declared is NullableTypeSyntax nullable ? nullable.ElementType as NameSyntax : declared as NameSyntax;
        return name is not null && instead(name) is { } type
            ? root.ReplaceNodes([value, name], (original, _) => original == value ? replacement : type)
            : root.ReplaceNode(value, replacement);
    }

    private static TypeSyntax? TypeOf(SyntaxNode? declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } variable } => variable.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };
}
