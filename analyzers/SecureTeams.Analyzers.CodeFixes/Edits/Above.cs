using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class Above
{
    /// <summary>The comments and directives before a node, without the indentation of its own line; nothing if there are none.</summary>
    public static SyntaxTriviaList Of(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        if (leading.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return default;
        }

        return leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading.RemoveAt(leading.Count - 1) : leading;
    }

    public static bool HasComment(SyntaxTriviaList trivia) =>
        trivia.Any(SyntaxKind.SingleLineCommentTrivia) || trivia.Any(SyntaxKind.MultiLineCommentTrivia);
}
