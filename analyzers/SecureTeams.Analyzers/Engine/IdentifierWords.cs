namespace SecureTeams.Analyzers.Engine;

/// <summary>The words of a name in whatever casing: <c>apiKey</c>, <c>API_KEY</c>, <c>api-key</c> and <c>ApiKey2</c> are "api", "key".</summary>
internal static class IdentifierWords
{
    /// <summary>Lower case, in order; digits end a word and are dropped.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name[i]))
            {
                Add(words, name, start, i);
                start = -1;
            }
            else if (start >= 0 && StartsWord(name, i))
            {
                Add(words, name, start, i);
                start = i;
            }
            else if (start < 0)
            {
                start = i;
            }
        }

        Add(words, name, start, name.Length);
        return words;
    }

    /// <summary>An upper-case letter after a lower-case one, or the last of several before a lower-case one: "APIKey" is "API" and "Key".</summary>
    private static bool StartsWord(string name, int at) =>
        char.IsUpper(name[at])
        && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));

    private static void Add(List<string> words, string name, int start, int end)
    {
        if (start >= 0)
        {
            words.Add(name.Substring(start, end - start).ToLowerInvariant());
        }
    }
}
