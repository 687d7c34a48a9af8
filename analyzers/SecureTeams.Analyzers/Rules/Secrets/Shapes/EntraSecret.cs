namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Client secrets of Microsoft Entra, which are the app passwords of bots, too.</summary>
internal static class EntraSecret
{
    private const string Name = "a client secret of Microsoft Entra";
    private const int Lead = 5;
    private const int OldLength = 34;

    /// <summary>A random text hardly has so many lower-case letters in a row; a name has.</summary>
    private const int LongestWord = 7;

    /// <summary>Three characters, a figure, <c>Q~</c> and 31 to 34 more.</summary>
    public static FoundSecret Around(string text, int tilde)
    {
        var start = tilde - Lead;
        if (start < 0 || text[tilde - 1] != 'Q' || !Letters.IsDigit(text[tilde - 2]) || (start > 0 && IsOne(text[start - 1])))
        {
            return default;
        }

        var end = tilde + 1;
        while (end < text.Length && IsOne(text[end]))
        {
            end++;
        }

        // A sentence may end right behind it.
        var length = end - tilde - 1;
        return length is >= 31 and <= 35
            && IsOne(text[start]) && IsOne(text[start + 1]) && IsOne(text[start + 2])
            && !Samples.Contain(text, start, end)
                ? new FoundSecret(Name, start, end)
                : default;
    }

    /// <summary>The form before: 34 characters that are the whole text, a tilde among them.</summary>
    public static FoundSecret Whole(string text)
    {
        if (text.Length != OldLength || text.IndexOf('~') < 0)
        {
            return default;
        }

        var (upper, lower, digits, row) = (0, 0, 0, 0);
        foreach (var letter in text)
        {
            row = letter is >= 'a' and <= 'z' ? row + 1 : 0;
            if (!IsOne(letter) || row >= LongestWord)
            {
                return default;
            }

            lower += letter is >= 'a' and <= 'z' ? 1 : 0;
            upper += letter is >= 'A' and <= 'Z' ? 1 : 0;
            digits += Letters.IsDigit(letter) ? 1 : 0;
        }

        return upper > 2 && lower > 2 && digits > 0 && !Samples.Contain(text, 0, text.Length) ? new FoundSecret(Name, 0, text.Length) : default;
    }

    private static bool IsOne(char letter) => Letters.IsUrlSafe(letter) || letter is '.' or '~';
}
