using System.Globalization;
using System.Text;
using SecureTeams.Benchmarks.Corpora;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.Benchmarks.Peers;
using SecureTeams.House;

namespace SecureTeams.Benchmarks;

/// <summary>The measurements as the page shows them.</summary>
internal sealed class PageTable(IReadOnlyList<Measurement> measurements)
{
    public static string Page { get; } = Path.Combine(Repository.Root, "analyzers", "docs", "performance.md");

    public string Text => Tables();

    private string Tables()
    {
        var text = new StringBuilder();
        foreach (var corpus in measurements.Select(measurement => measurement.Corpus).Distinct())
        {
            Compare(text, corpus, [.. measurements.Where(measurement => measurement.Corpus == corpus)]);
        }

        Grow(text, [.. measurements.Where(measurement => measurement.Corpus.IsGenerated && measurement.Set.Name is AnalyzerSets.Empty or AnalyzerSets.Ours)]);
        return text.ToString();
    }

    private static void Compare(StringBuilder text, Corpus corpus, List<Measurement> rows)
    {
        var none = rows.Single(row => row.Set.Name == AnalyzerSets.None);
        var empty = rows.Single(row => row.Set.Name == AnalyzerSets.Empty);
        var ours = rows.SingleOrDefault(row => row.Set.Name == AnalyzerSets.Ours);
        Line(text, $"### {corpus.Name}: {corpus.Lines:N0} lines, {none.Samples.Count} rounds");
        Line(text, $"");
        Line(text, $"| Analyzers | CPU | Added | Of the empty analyzer (spread) | Added, ours = 1 | Allocated in addition | Inside, per 1,000 lines | Findings |");
        Line(text, $"|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
        {
            var ratios = row.CpuRelativeTo(empty);
            var added = row.CpuAddedTo(none);
            var share = ours is null || row == none ? "" : string.Create(CultureInfo.InvariantCulture, $"{added / ours.CpuAddedTo(none):N2}");
            var inside = row == none ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.InsidePerThousandLines:N2} ms");
            Line(text, $"| {row.Set.Name} | {row.Cpu:N0} ms | {added:N0} ms | {Statistics.Median(ratios):N2} ({ratios.Min():N2} to {ratios.Max():N2}) | {share} | {row.Allocated - none.Allocated:N1} MB | {inside} | {row.Findings:N0} |");
        }

        Line(text, $"");
    }

    private void Grow(StringBuilder text, List<Measurement> rows)
    {
        Line(text, $"### Growth: per 1,000 lines, whatever the size");
        Line(text, $"");
        Line(text, $"| Analyzers | Files | Lines | Added CPU | Inside | Allocated in all |");
        Line(text, $"|---|--:|--:|--:|--:|--:|");
        foreach (var row in rows.OrderBy(row => row.Set.Name, StringComparer.Ordinal).ThenBy(row => row.Corpus.Lines))
        {
            var thousands = row.Corpus.Lines / 1000.0;
            Line(text, $"| {row.Set.Name} | {row.Corpus.Count - 1:N0} | {row.Corpus.Lines:N0} | {row.CpuAddedTo(NoneOn(row.Corpus)) / thousands:N2} ms | {row.InsidePerThousandLines:N2} ms | {row.Allocated / thousands:N2} MB |");
        }

        Measurement NoneOn(Corpus corpus) => measurements.Single(row => row.Corpus == corpus && row.Set.Name == AnalyzerSets.None);
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
