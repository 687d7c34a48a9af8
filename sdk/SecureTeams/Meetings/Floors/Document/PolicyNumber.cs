namespace SecureTeams.Meetings.Floors.Document;

/// <summary>The grammar of numbers in JSON, which is narrower than what the base library reads as one. Source: RFC 8259, section 6.</summary>
internal static class PolicyNumber
{
    internal static bool Is(string word)
    {
        int start = At(word, 0) == '-' ? 1 : 0;
        int end = AfterDigits(word, start);
        bool isNumber = end > start && (end == start + 1 || word[start] != '0');
        if (At(word, end) == '.')
        {
            int fraction = end + 1;
            end = AfterDigits(word, fraction);
            isNumber &= end > fraction;
        }

        if (At(word, end) == 'e' || At(word, end) == 'E')
        {
            int exponent = At(word, end + 1) == '+' || At(word, end + 1) == '-' ? end + 2 : end + 1;
            end = AfterDigits(word, exponent);
            isNumber &= end > exponent;
        }

        return isNumber && end == word.Length;
    }

    private static int AfterDigits(string word, int position)
    {
        while (At(word, position) >= '0' && At(word, position) <= '9')
        {
            position++;
        }

        return position;
    }

    private static char At(string word, int position) => position < word.Length ? word[position] : '\0';
}
