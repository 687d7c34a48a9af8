using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Fragments;

/// <summary>A URL with a user and a password before its host.</summary>
internal sealed class UrlPassword
{
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "ftp", "ftps", "sftp", "ssh", "git", "git+https", "svn", "ws", "wss", "rtsp", "rtmp", "smtp", "smtps", "imap", "imaps", "ldap", "ldaps", "socks5", "mqtt", "mqtts",
    };

    /// <summary>What manuals call a user.</summary>
    private static readonly HashSet<string> Examples = new(StringComparer.OrdinalIgnoreCase) { "password", "pass", "passwd", "pwd", "secret", "token", "pw", "user", "username", "guest", "apikey" };

    private UrlPassword(string secret, bool isLocal)
    {
        Secret = secret;
        IsLocal = isLocal;
    }

    public string Secret { get; }

    public bool IsLocal { get; }

    /// <summary>Allocates nothing.</summary>
    public static bool MayBeIn(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is var scheme && scheme >= 2
        && text.IndexOf('@', scheme + 3) is var at && at > 0
        && text.IndexOf(':', scheme + 3) is var colon && colon > 0 && colon < at;

    public static UrlPassword? In(string text)
    {
        for (var scheme = text.IndexOf("://", StringComparison.Ordinal); scheme >= 0; scheme = text.IndexOf("://", scheme + 3, StringComparison.Ordinal))
        {
            if (Schemes.Contains(SchemeBefore(text, scheme)) && At(text, scheme + 3) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static UrlPassword? At(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] > ' ' && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '>'))
        {
            end++;
        }

        var authority = text.Substring(start, end - start);
        var at = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':');
        if (colon < 0 || at <= colon + 1)
        {
            return null;
        }

        var password = authority.Substring(colon + 1, at - colon - 1);
        return !Examples.Contains(password) && PlausibleSecret.Fits(SecretKind.Password, "password", password)
            ? new UrlPassword(password, Loopback.IsUrl("x://" + authority.Substring(at + 1)))
            : null;
    }

    private static string SchemeBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '+'))
        {
            start--;
        }

        return text.Substring(start, end - start);
    }
}
