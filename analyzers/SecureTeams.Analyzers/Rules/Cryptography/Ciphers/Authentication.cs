using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>Evidence that a type also computes or checks something that shows changes: a MAC, a signature, an authenticating cipher.</summary>
internal static class Authentication
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "cmac", "gmac", "kmac", "gcm", "ccm", "poly", "eax", "ocb", "siv", "aead", "sign", "signed", "signer", "signing", "signature", "signatures", "authenticate", "integrity", "etm",
    };

    private static readonly HashSet<string> SigningIn = new(StringComparer.Ordinal) { "in", "out", "up", "on", "off" };

    private static readonly KnownDeclarations Known = new(IsIn);

    /// <summary>Names in the type, in those around it and in those it derives from, as far as they are source.</summary>
    public static bool IsIn(ISymbol symbol, CancellationToken cancellationToken)
    {
        var outermost = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (outermost?.ContainingType is { } outer)
        {
            outermost = outer;
        }

        for (var type = outermost; type is not null; type = type.BaseType)
        {
            if (Known.Holds(type, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(SyntaxNode declaration)
    {
        foreach (var token in declaration.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Says(IdentifierWords.Of(token.ValueText)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Says(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : string.Empty;
            if (words[i].StartsWith("hmac", StringComparison.Ordinal)
                || (Words.Contains(words[i]) && !(words[i] == "sign" && SigningIn.Contains(next)))
                || (words[i] == "mac" && next is not ("address" or "addresses" or "os")))
            {
                return true;
            }
        }

        return false;
    }
}
