using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Changes the scheme at the beginning of a text and nothing else of how it is written.</summary>
internal static class SecureScheme
{
    public static SyntaxNode? Replace(SyntaxNode root, SyntaxNode place, string plain, string secure)
    {
        foreach (var token in place.DescendantTokens())
        {
            if (token.ValueText.StartsWith(plain, StringComparison.OrdinalIgnoreCase))
            {
                return Start(token.Text, plain) is { } start ? root.ReplaceToken(token, WithText(token, start, plain.Length, secure)) : null;
            }
        }

        return null;
    }

    private static int? Start(string text, string plain)
    {
        var start = text.IndexOf(plain, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : start;
    }

    private static SyntaxToken WithText(SyntaxToken token, int start, int length, string secure) => SyntaxFactory.Token(
        token.LeadingTrivia,
        token.Kind(),
        token.Text.Remove(start, length).Insert(start, secure),
        secure + token.ValueText.Substring(length),
        token.TrailingTrivia);
}
