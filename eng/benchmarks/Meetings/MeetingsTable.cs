using System.Globalization;
using System.Text;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.Benchmarks.Meetings.Contenders;
using SecureTeams.House;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>The measurements as the page shows them: ratios, round against round, and medians.</summary>
internal sealed class MeetingsTable
{
    private const string Columns = "CPU, bare = 1 (spread) | CPU, SecureTeams = 1 | Allocated, bare = 1 (spread) | Allocated, SecureTeams = 1 | Time, bare = 1 (spread) | CPU";
    private const string Lines = "--:|--:|--:|--:|--:|--:|--:|--:|\n";

    private readonly StringBuilder _calls = new($"| Operation | Client | {Columns} | Allocated | Rounds |\n|---|---|{Lines}");
    private readonly StringBuilder _starts = new($"| From the start of the process | Client | {Columns} | Allocated | Processes |\n|---|---|{Lines}");

    public static string Page { get; } = Path.Combine(Repository.Root, "sdk", "docs", "benchmarks.md");

    public string Text => $"{_calls}\n{_starts}";

    public void Add(string operation, IReadOnlyList<MeetingsRuns> runs) => Add(_calls, operation, runs.ToDictionary(run => run.Name, run => run.Costs, StringComparer.Ordinal), 1, "µs", 1, "B");

    public void AddFirstCall(Dictionary<string, List<MeetingsCost>> starts) =>
        Add(_starts, "to the first meeting read", starts.ToDictionary(start => start.Key, IReadOnlyList<MeetingsCost> (start) => start.Value, StringComparer.Ordinal), 1e3, "ms", 1e3, "kB");

    private static void Add(StringBuilder text, string operation, Dictionary<string, IReadOnlyList<MeetingsCost>> costs, double timeUnit, string timeName, double byteUnit, string byteName)
    {
        foreach (var title in MeetingsContender.Titles)
        {
            var mine = costs[title];
            var bare = costs[BareClient.Title];
            var ours = costs[SdkClient.Title];
            var cpu = Statistics.Median(mine.Select(cost => cost.CpuMicroseconds)) / timeUnit;
            var bytes = Statistics.Median(mine.Select(cost => cost.Bytes)) / byteUnit;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {operation} | {title} | {Spread(mine, bare, Cpu)} | {Ratio(mine, ours, Cpu):N2} | {Spread(mine, bare, Bytes)} | {Ratio(mine, ours, Bytes):N2} | {Spread(mine, bare, Time)} | {cpu:N0} {timeName} | {bytes:N0} {byteName} | {mine.Count} |\n");
        }
    }

    private static double Cpu(MeetingsCost cost) => cost.CpuMicroseconds;

    private static double Bytes(MeetingsCost cost) => cost.Bytes;

    private static double Time(MeetingsCost cost) => cost.Microseconds;

    private static List<double> Ratios(IReadOnlyList<MeetingsCost> mine, IReadOnlyList<MeetingsCost> other, Func<MeetingsCost, double> read) =>
        [.. mine.Zip(other, (one, two) => read(one) / read(two))];

    private static double Ratio(IReadOnlyList<MeetingsCost> mine, IReadOnlyList<MeetingsCost> other, Func<MeetingsCost, double> read) => Statistics.Median(Ratios(mine, other, read));

    private static string Spread(IReadOnlyList<MeetingsCost> mine, IReadOnlyList<MeetingsCost> other, Func<MeetingsCost, double> read)
    {
        var ratios = Ratios(mine, other, read);
        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(ratios):N2} ({ratios.Min():N2} to {ratios.Max():N2})");
    }
}
