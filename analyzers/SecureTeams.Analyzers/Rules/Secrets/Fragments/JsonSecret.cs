using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Plausibility;

namespace SecureTeams.Analyzers.Rules.Secrets.Fragments;

/// <summary>A field of a JSON text, or of a part of one, that gives a secret its value: <c>"password":"..."</c>.</summary>
internal static class JsonSecret
{
    /// <summary>Allocates nothing.</summary>
    public static bool MayBeIn(string text)
    {
        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            if (BackOverBlanks(text, colon) is > 3 and var end && text[end - 1] == '"' && OverBlanks(text, colon + 1) is var start && start < text.Length && text[start] == '"')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A plain "token" of a document may be anything.</summary>
    public static (string Name, string Secret)? In(string text)
    {
        for (var colon = text.IndexOf(':'); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var end = BackOverBlanks(text, colon);
            var start = OverBlanks(text, colon + 1);
            if (end < 3 || text[end - 1] != '"' || start >= text.Length || text[start] != '"')
            {
                continue;
            }

            var nameStart = text.LastIndexOf('"', end - 2);
            var valueEnd = text.IndexOf('"', start + 1);
            if (nameStart < 0 || valueEnd < 0)
            {
                continue;
            }

            var name = text.Substring(nameStart + 1, end - nameStart - 2);
            var secret = text.Substring(start + 1, valueEnd - start - 1);
            if (PlausibleSecret.Fits(SecretName.KindOf(name), name, secret))
            {
                return (name, secret);
            }
        }

        return null;
    }

    private static int BackOverBlanks(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    private static int OverBlanks(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return start;
    }
}
