using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class ParsedStatement
{
    /// <summary>A statement whose created types are written in full, and shortened where the document's usings allow it.</summary>
    public static StatementSyntax From(string text)
    {
        var statement = SyntaxFactory.ParseStatement(text);
        var types = statement.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(creation => creation.Type);
        return statement
            .ReplaceNodes(types, (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
