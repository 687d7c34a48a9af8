namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>How many characters of which class a text has, counted in one pass that allocates nothing.</summary>
internal readonly struct TextShape
{
    private const int ShortestRandom = 16;

    private TextShape(int length, int lower, int upper, int digits, int separators, int symbols, int foreign, int turns, bool isVaried)
    {
        Length = length;
        Lower = lower;
        Upper = upper;
        Digits = digits;
        Separators = separators;
        Symbols = symbols;
        Foreign = foreign;
        Turns = turns;
        IsVaried = isVaried;
    }

    public int Length { get; }

    public int Lower { get; }

    public int Upper { get; }

    public int Digits { get; }

    /// <summary>What names are joined with: <c>_ - . : /</c>.</summary>
    public int Separators { get; }

    public int Symbols { get; }

    /// <summary>Characters outside ASCII.</summary>
    public int Foreign { get; }

    /// <summary>How often a digit follows a letter, a letter a digit, or a capital a small letter.</summary>
    public int Turns { get; }

    /// <summary>Three different characters or more.</summary>
    public bool IsVaried { get; }

    public int Letters => Lower + Upper;

    /// <summary>Words and what joins them.</summary>
    public bool IsWords => Letters + Separators == Length && Letters > 0;

    /// <summary>Base64 or hexadecimal text that turns too often to be words with a number.</summary>
    public bool IsRandom => Length >= ShortestRandom && Symbols <= 4 && Foreign == 0 && Digits >= 2 && Letters >= 2 && Turns * 6 >= Length && Turns >= 4;

    public static TextShape Of(string text)
    {
        int lower = 0, upper = 0, digits = 0, separators = 0, symbols = 0, foreign = 0, turns = 0;
        var first = text.Length > 0 ? text[0] : default;
        var second = first;
        var isVaried = false;
        for (var i = 0; i < text.Length; i++)
        {
            var current = text[i];
            isVaried |= current != first && second != first && current != second;
            second = second == first ? current : second;
            turns += i > 0 && IsTurn(text[i - 1], current) ? 1 : 0;
            switch (current)
            {
                case >= 'a' and <= 'z':
                    lower++;
                    break;
                case >= 'A' and <= 'Z':
                    upper++;
                    break;
                case >= '0' and <= '9':
                    digits++;
                    break;
                case '_' or '-' or '.' or ':' or '/':
                    separators++;
                    break;
                case > '\x7f':
                    foreign++;
                    break;
                default:
                    symbols++;
                    break;
            }
        }

        return new TextShape(text.Length, lower, upper, digits, separators, symbols, foreign, turns, isVaried);
    }

    private static bool IsTurn(char before, char current) =>
        (IsDigit(before) && IsLetter(current)) || (IsLetter(before) && IsDigit(current)) || (before is >= 'a' and <= 'z' && current is >= 'A' and <= 'Z');

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
