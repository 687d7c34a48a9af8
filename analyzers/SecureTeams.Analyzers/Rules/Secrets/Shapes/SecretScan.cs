using SecureTeams.Analyzers.Rules.Secrets.Tokens;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Reads a text once and finds the first secret in it that is known by its shape. Nothing is allocated before a shape fits.</summary>
internal static class SecretScan
{
    public const int Shortest = 20;

    private const int ShortestRun = 44;

    public static FoundSecret In(string text)
    {
        if (text.Length < Shortest)
        {
            return default;
        }

        var isInRun = false;
        var isInWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var found = default(FoundSecret);
            if (Letters.IsWord(letter))
            {
                found = isInWord ? default : AtWord(text, i);
                found = found.IsFound || isInRun ? found : AtRun(text, i);
                isInWord = isInRun = true;
            }
            else
            {
                found = !isInRun && Letters.IsAnyBase64(letter) ? AtRun(text, i) : default;
                found = found.IsFound ? found : AtMark(text, i);
                isInWord = false;
                isInRun = Letters.IsAnyBase64(letter);
            }

            if (found.IsFound)
            {
                return found;
            }
        }

        return MarkedKey.Whole(text) is { IsFound: true } whole ? whole : EntraSecret.Whole(text);
    }

    private static FoundSecret AtWord(string text, int start) => text[start] == 'e' ? JsonWebToken.At(text, start) : TokenShapes.At(text, start);

    private static FoundSecret AtRun(string text, int start)
    {
        // The last character of a run that is long enough is looked at first.
        if (start + ShortestRun > text.Length || !Letters.IsAnyBase64(text[start + ShortestRun - 5]))
        {
            return default;
        }

        var end = Letters.EndOfPadding(text, Letters.EndOfAnyBase64(text, start));
        return MarkedKey.In(text, start, end) is { IsFound: true } marked ? marked
            : text[start] == 'M' && end - start >= ShortestRun ? DerKey.At(text, start)
            : default;
    }

    private static FoundSecret AtMark(string text, int at) => text[at] switch
    {
        '~' => EntraSecret.Around(text, at),
        '=' => KeyedValue.Behind(text, at),
        '-' when PemKey.MayBeginAt(text, at) => PemKey.At(text, at),
        '<' => ElementKey.OfXml(text, at),
        '"' or '\'' => ElementKey.OfJson(text, at),
        _ => default,
    };
}
