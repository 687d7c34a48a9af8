using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Rules.Secrets.Names;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>Whether a literal under the name of a secret is one, and not a name, a label, a pattern or a blank.</summary>
internal static class PlausibleSecret
{
    private const int Shortest = 4;
    private const int Longest = 200;
    private const int ShortestMixed = 6;
    private const int LongestPin = 8;

    /// <summary>The look at a literal before anybody asks for its name: no blanks, not one character repeated.</summary>
    public static bool MayBe(string text)
    {
        if (text.Length is < Shortest or > Longest)
        {
            return false;
        }

        var isRepeated = true;
        foreach (var character in text)
        {
            if (character <= ' ' || character == '\x7f')
            {
                return false;
            }

            isRepeated &= character == text[0];
        }

        return !isRepeated;
    }

    public static bool Fits(SecretKind kind, string name, string text) => Fits(kind, name, text, isUsed: false);

    /// <summary>As <see cref="Fits(SecretKind, string, string)"/>; what a program goes on with is used, so that words about a secret are no name of one.</summary>
    public static bool Fits(SecretKind kind, string name, string text, bool isUsed)
    {
        if (kind == SecretKind.None || !MayBe(text))
        {
            return false;
        }

        var shape = TextShape.Of(text);
        if (kind == SecretKind.Pin)
        {
            return shape.Digits == shape.Length && shape.Length <= LongestPin;
        }

        if (shape.Letters + shape.Digits < 3 || !shape.IsVaried || Placeholder.Matches(text) || PublicValues.Contains(text) || Machinery.Matches(text, shape))
        {
            return false;
        }

        var words = IdentifierWords.Of(text);
        return !StandIn.Matches(text, words, shape) && !NameOfSecret.Matches(name, text, words, shape, isUsed) && (IsStrongEnough(kind, text, words, shape) || (isUsed && NameOfSecret.IsPhrase(words, shape)));
    }

    private static bool IsStrongEnough(SecretKind kind, string text, List<string> words, TextShape shape) => kind switch
    {
        SecretKind.Password => true,
        _ when NameOfSecret.IsBoast(text, words) => true,
        SecretKind.Loose => shape.IsRandom,
        SecretKind.Credential => shape.IsRandom || IsPair(text) || IsMixed(shape),
        SecretKind.OwnedSecret => IsMixed(shape) || IsSmallWord(shape),
        _ => IsMixed(shape) && !IsNumberedName(text, shape),
    };

    private static bool IsMixed(TextShape shape) =>
        shape.Length >= ShortestMixed && shape.Letters > 0 && (shape.Digits > 0 || shape.Symbols > 0 || IsLongAndUneven(shape));

    /// <summary>A long run of letters that changes its case more often than words do.</summary>
    private static bool IsLongAndUneven(TextShape shape) => shape is { Length: >= 20, Separators: 0 } && shape.Turns * 4 >= shape.Length;

    private static bool IsSmallWord(TextShape shape) => shape.Lower == shape.Length && shape.Length >= ShortestMixed;

    /// <summary>Small words with a number behind one of them: "theme_v2".</summary>
    private static bool IsNumberedName(string text, TextShape shape)
    {
        if (shape is not { Upper: 0, Symbols: 0, Foreign: 0, Digits: <= 2, Separators: > 0 })
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsDigit(text[i - 1]) && char.IsLetter(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPair(string text) =>
        text.IndexOf(':') is var colon && colon >= 2 && colon < text.Length - 3 && text.IndexOf(':', colon + 1) < 0;
}
