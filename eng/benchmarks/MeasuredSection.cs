namespace SecureTeams.Benchmarks;

/// <summary>The part of a page that a run writes.</summary>
internal static class MeasuredSection
{
    private const string Start = "<!-- measured: start -->";
    private const string End = "<!-- measured: end -->";

    public static void Replace(string page, string tables)
    {
        var text = File.ReadAllText(page);
        var from = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(page, text[..from] + "\n\n" + tables + "\n" + text[to..]);
    }
}
