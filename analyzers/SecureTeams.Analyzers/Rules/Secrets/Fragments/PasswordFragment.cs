using SecureTeams.Analyzers.Rules.Secrets.Connections;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Fragments;

/// <summary>A part of a connection string, a form or a query that gives a secret its value: <c>Password=...;</c>.</summary>
internal sealed class PasswordFragment
{
    private const int Longest = 2000;

    private static readonly string[] Keys = ["password=", "passwd=", "pwd=", "secret=", "apikey=", "api_key=", "accesskey=", "token=", "password =", "pwd ="];

    private static readonly string[] LocalMarks = ["localhost", "127.0.0.1", "(local)", "(localdb)", "host.docker.internal", "=.;", "=.\\", "=tcp:localhost", "::1"];

    private PasswordFragment(string name, string secret, bool isLocal)
    {
        Name = name;
        Secret = secret;
        IsLocal = isLocal;
    }

    public string Name { get; }

    public string Secret { get; }

    /// <summary>The text around it names a server on the same machine.</summary>
    public bool IsLocal { get; }

    /// <summary>Allocates nothing.</summary>
    public static bool MayBeIn(string text)
    {
        if (text.Length is < 8 or > Longest)
        {
            return false;
        }

        if (text.IndexOf('=') < 3)
        {
            return JsonSecret.MayBeIn(text);
        }

        foreach (var key in Keys)
        {
            if (text.IndexOf(key, StringComparison.OrdinalIgnoreCase) is var at && at >= 0 && at + key.Length < text.Length)
            {
                return true;
            }
        }

        return JsonSecret.MayBeIn(text);
    }

    public static PasswordFragment? In(string text)
    {
        if (!MayBeIn(text) || IsMarkup(text))
        {
            return null;
        }

        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            var end = EndOfName(text, equals);
            var start = StartOfName(text, end);
            var name = text.Substring(start, end - start);
            var secret = Value(text, end == equals ? equals + 1 : text.IndexOf('\'', equals));
            if (SecretName.KindOfKey(name) is var kind && PlausibleSecret.Fits(kind, name, secret) && StatedValue.IsSecret(secret))
            {
                return new PasswordFragment(name, secret, IsOfOwnMachine(text));
            }
        }

        return JsonSecret.In(text) is { } field ? new PasswordFragment(field.Name, field.Secret, IsOfOwnMachine(text)) : null;
    }

    private static bool IsOfOwnMachine(string text) => Array.Exists(LocalMarks, mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>SQL has blanks before the sign and a quote behind it: <c>PASSWORD = N'...'</c>.</summary>
    private static int EndOfName(string text, int equals)
    {
        var quote = text.IndexOf('\'', equals);
        if (quote < 0 || text.Substring(equals + 1, quote - equals - 1).Trim() is not ("" or "N"))
        {
            return equals;
        }

        var end = equals;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    private static int StartOfName(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
        {
            start--;
        }

        return start;
    }

    private static string Value(string text, int start)
    {
        start += start < text.Length && text[start] is '\'' or '"' ? 1 : 0;
        var end = start;
        while (end < text.Length && text[end] > ' ' && text[end] is not (';' or '&' or '\'' or '"' or ',' or '`'))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    /// <summary>Attributes of elements, and code.</summary>
    private static bool IsMarkup(string text) => (text.IndexOf('<') >= 0 && text.IndexOf('>') >= 0) || text.IndexOf("\";", StringComparison.Ordinal) >= 0 || text.IndexOf("document.", StringComparison.Ordinal) >= 0;
}
