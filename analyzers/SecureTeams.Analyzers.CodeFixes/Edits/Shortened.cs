using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Code that names its types in full, to be written as shortly as the usings of the document allow.</summary>
internal static class Shortened
{
    private const string Global = "global::";

    public static ExpressionSyntax Expression(string text) => Of(SyntaxFactory.ParseExpression(text));

    public static T Of<T>(T code)
        where T : SyntaxNode => code.ReplaceNodes(
            code.DescendantNodesAndSelf().Where(IsLongName),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The longest chain of names that starts at the global namespace.</summary>
    private static bool IsLongName(SyntaxNode node) => node is QualifiedNameSyntax or MemberAccessExpressionSyntax
        && node.ToString().StartsWith(Global, StringComparison.Ordinal)
        && !node.ToString().Contains('(')
        && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax);
}
