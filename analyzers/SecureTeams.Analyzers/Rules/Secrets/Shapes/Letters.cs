namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>The alphabets that secrets are written in.</summary>
internal static class Letters
{
    public static bool IsWord(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    public static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    public static bool IsBase64(char letter) => IsWord(letter) || letter is '+' or '/';

    public static bool IsUrlSafe(char letter) => IsWord(letter) || letter is '-' or '_';

    /// <summary>Either kind of base64, without its padding.</summary>
    public static bool IsAnyBase64(char letter) => IsWord(letter) || letter is '+' or '/' or '-' or '_';

    public static int EndOfUrlSafe(string text, int start)
    {
        while (start < text.Length && IsUrlSafe(text[start]))
        {
            start++;
        }

        return start;
    }

    public static int EndOfAnyBase64(string text, int start)
    {
        while (start < text.Length && IsAnyBase64(text[start]))
        {
            start++;
        }

        return start;
    }

    public static int EndOfPadding(string text, int start)
    {
        var end = start;
        while (end < text.Length && end < start + 2 && text[end] == '=')
        {
            end++;
        }

        return end;
    }

    public static bool StandAt(string text, int start, string expected) => string.CompareOrdinal(text, start, expected, 0, expected.Length) == 0;
}
