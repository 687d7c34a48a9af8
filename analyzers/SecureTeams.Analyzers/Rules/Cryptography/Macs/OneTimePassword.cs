using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Purposes;

namespace SecureTeams.Analyzers.Rules.Cryptography.Macs;

/// <summary>TOTP and HOTP, whose authenticator apps speak HMAC-SHA-1 and nothing else.</summary>
internal static class OneTimePassword
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "totp", "hotp", "otp", "otpauth" };

    private static readonly string[] Phrases = ["OneTime", "TwoFactor", "MultiFactor", "Rfc6238", "Rfc4226", "RFC6238", "RFC4226"];

    public static bool IsMade(Sink sink)
    {
        if (Mentions(Path.GetFileNameWithoutExtension(sink.Operation.Syntax.SyntaxTree.FilePath)))
        {
            return true;
        }

        foreach (var name in EnclosingNames.Of(sink.Operation, sink.ContainingSymbol))
        {
            if (Mentions(name))
            {
                return true;
            }
        }

        for (var space = sink.ContainingSymbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (Mentions(space.Name))
            {
                return true;
            }
        }

        return Truncation.Follows(sink.Operation);
    }

    private static bool Mentions(string name) =>
        IdentifierWords.Of(name).Exists(Words.Contains) || Array.Exists(Phrases, phrase => name.IndexOf(phrase, StringComparison.Ordinal) >= 0);
}
