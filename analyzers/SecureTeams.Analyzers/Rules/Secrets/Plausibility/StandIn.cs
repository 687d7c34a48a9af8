namespace SecureTeams.Analyzers.Rules.Secrets.Plausibility;

/// <summary>What is written where nothing secret stands: samples, states, types, algorithms, labels.</summary>
internal static class StandIn
{
    public static bool Matches(string text, List<string> words, TextShape shape)
    {
        if (words.Count == 0 || shape.IsRandom)
        {
            return false;
        }

        if (Contains(words, ValueWords.StandIns) || IsGlued(text) || (shape.IsWords && words[0].StartsWith("your", StringComparison.Ordinal)))
        {
            return true;
        }

        if (shape.Symbols == 0 && (Contains(words, ValueWords.Algorithms) || words.TrueForAll(ValueWords.Terms.Contains)))
        {
            return shape.IsWords || Contains(words, ValueWords.Algorithms);
        }

        return (shape.IsWords && (words.TrueForAll(ValueWords.Translations.Contains) || words.Exists(IsOfMessage)))
            || (shape is { Symbols: 0, Digits: 1 } && words.Count > 2 && words.Exists(IsOfMessage));
    }

    private static bool IsOfMessage(string word) => word is "required" or "too" or "mismatch" or "must" or "policy" or "length" or "label" or "validation" or "tooltip";

    private static bool Contains(List<string> words, HashSet<string> set) => words.Exists(set.Contains);

    private static bool IsGlued(string text)
    {
        foreach (var standIn in ValueWords.GluedStandIns)
        {
            if (text.IndexOf(standIn, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
