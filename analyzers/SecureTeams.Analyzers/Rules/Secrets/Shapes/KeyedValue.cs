namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Keys and signatures that a name with an equals sign announces.</summary>
internal static class KeyedValue
{
    private const int StorageKey = 88;
    private const int ShortestKey = 44;
    private const int ShortestSignature = 40;
    private const int LongestSignature = 100;

    private static readonly string[] Companions = ["se=", "sv=", "sp=", "sr="];

    public static FoundSecret Behind(string text, int equals)
    {
        var start = equals;
        while (start > 0 && Letters.IsWord(text[start - 1]))
        {
            start--;
        }

        return (equals - start) switch
        {
            3 when Names(text, start, "sig") => Signature(text, equals + 1),
            9 when Names(text, start, "accesskey") => Key(text, equals + 1, "an access key of Azure", isStorage: false),
            10 when Names(text, start, "AccountKey") => Key(text, equals + 1, "an account key of Azure", isStorage: true),
            15 when Names(text, start, "SharedAccessKey") => Key(text, equals + 1, "a shared access key of Azure", isStorage: false),
            _ => default,
        };
    }

    private static bool Names(string text, int start, string name) => string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static FoundSecret Key(string text, int start, string name, bool isStorage)
    {
        var end = Letters.EndOfPadding(text, Letters.EndOfAnyBase64(text, start));
        var length = end - start;
        return (isStorage ? length == StorageKey : length >= ShortestKey && length % 4 == 0) && !Samples.Contain(text, start, end)
            ? new FoundSecret(name, start, end)
            : default;
    }

    private static FoundSecret Signature(string text, int start)
    {
        var end = start;
        while (end < text.Length && (Letters.IsAnyBase64(text[end]) || text[end] is '%' or '='))
        {
            end++;
        }

        return end - start is >= ShortestSignature and <= LongestSignature && HasCompanion(text) && !Samples.Contain(text, start, end)
            ? new FoundSecret("a shared access signature", start, end)
            : default;
    }

    private static bool HasCompanion(string text)
    {
        foreach (var companion in Companions)
        {
            var at = text.IndexOf(companion, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && text[at - 1] is '?' or '&' or ';' or ' '))
            {
                return true;
            }
        }

        return false;
    }
}
