namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>Private keys as XML and as JSON Web Keys.</summary>
internal static class ElementKey
{
    private const int ShortestExponent = 80;
    private const int ShortestValue = 42;

    /// <summary>The private exponent of an <c>RSAKeyValue</c>.</summary>
    public static FoundSecret OfXml(string text, int start)
    {
        if (!Letters.StandAt(text, start, "<D>"))
        {
            return default;
        }

        var end = Letters.EndOfPadding(text, Letters.EndOfAnyBase64(text, start + 3));
        return end - start > ShortestExponent && Letters.StandAt(text, end, "</D>") && !Samples.IsMonotonous(text, start, end)
            ? new FoundSecret("a private key", start + 3, end, null, isOftenMadeForTests: true)
            : default;
    }

    /// <summary>The member <c>d</c>, or <c>k</c> of a symmetric key.</summary>
    public static FoundSecret OfJson(string text, int quote)
    {
        if (quote + 2 >= text.Length || text[quote + 2] != text[quote] || text[quote + 1] is not ('d' or 'k'))
        {
            return default;
        }

        var start = quote + 3;
        while (start < text.Length && text[start] is ' ' or ':')
        {
            start++;
        }

        if (start >= text.Length || text[start] != text[quote])
        {
            return default;
        }

        var end = Letters.EndOfUrlSafe(text, start + 1);
        return end - start > ShortestValue && end < text.Length && text[end] == text[quote] && text.IndexOf("kty", StringComparison.Ordinal) >= 0 && !Samples.Contain(text, start + 1, end)
            ? new FoundSecret("a private key", start + 1, end, null, isOftenMadeForTests: true)
            : default;
    }
}
