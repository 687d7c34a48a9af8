using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Changes the scheme at the beginning of a text, with the port that goes with it, and nothing else of how it is written.</summary>
internal static class SecureScheme
{
    private const string PlainPort = ":80";

    public static SyntaxNode? Replace(SyntaxNode root, SyntaxNode place, string plain, string secure)
    {
        var tokens = place.DescendantTokens().SkipWhile(token => !token.ValueText.StartsWith(plain, StringComparison.OrdinalIgnoreCase)).ToList();
        if (tokens.Count == 0)
        {
            return null;
        }

        var authority = Authority(tokens[0].ValueText, plain.Length);
        var isWhole = plain.Length + authority.Length < tokens[0].ValueText.Length;
        return Port(authority) switch
        {
            "" when isWhole || !NamesPort(tokens.Skip(1)) => With(root, tokens[0], plain, secure, string.Empty),
            PlainPort when isWhole || tokens.Count == 1 => With(root, tokens[0], plain + authority, secure, authority.Substring(0, authority.Length - PlainPort.Length)),
            _ => null,
        };
    }

    private static string Authority(string text, int start)
    {
        var end = text.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? text.Substring(start) : text.Substring(start, end - start);
    }

    /// <summary>With its colon; empty where there is none. A user's name and an address in brackets have colons of their own.</summary>
    private static string Port(string authority)
    {
        var colon = authority.IndexOf(':', Math.Max(authority.LastIndexOf('@'), authority.LastIndexOf(']')) + 1);
        return colon < 0 ? string.Empty : authority.Substring(colon);
    }

    /// <summary>Whether the pieces after the first one, up to the path, have a port.</summary>
    private static bool NamesPort(IEnumerable<SyntaxToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
            {
                var authority = Authority(token.ValueText, 0);
                if (Port(authority).Length > 0 || authority.Length < token.ValueText.Length)
                {
                    return Port(authority).Length > 0;
                }
            }
        }

        return false;
    }

    private static SyntaxNode? With(SyntaxNode root, SyntaxToken token, string old, string secure, string authority)
    {
        var start = token.Text.IndexOf(old, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : root.ReplaceToken(token, SyntaxFactory.Token(
            token.LeadingTrivia,
            token.Kind(),
            token.Text.Remove(start, old.Length).Insert(start, secure + authority),
            secure + authority + token.ValueText.Substring(old.Length),
            token.TrailingTrivia));
    }
}
