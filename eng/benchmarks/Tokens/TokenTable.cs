using System.Globalization;
using System.Text;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.House;

namespace SecureTeams.Benchmarks.Tokens;

/// <summary>The measurements as the page shows them.</summary>
internal sealed class TokenTable
{
    private readonly StringBuilder _times = new("| Token | Way | Time, bare MSAL = 1 (spread) | Median | Allocated a call | Rounds |\n|---|---|--:|--:|--:|--:|\n");
    private readonly StringBuilder _memory = new("| Tenants, one token each | Way | Kept | Heap afterwards |\n|--:|---|--:|--:|\n");

    public static string Page { get; } = Path.Combine(Repository.Root, "sdk", "docs", "token-cache.md");

    public string Text => $"{_times}\n{_memory}";

    /// <summary>The first is what all are compared with.</summary>
    public void Add(string token, IReadOnlyList<TokenContender> contenders)
    {
        foreach (var contender in contenders)
        {
            var ratios = contender.Costs.Zip(contenders[0].Costs, (mine, bare) => mine.Microseconds / bare.Microseconds).ToList();
            var time = Statistics.Median(contender.Costs.Select(cost => cost.Microseconds));
            var bytes = Statistics.Median(contender.Costs.Select(cost => cost.Bytes));
            _times.Append(CultureInfo.InvariantCulture, $"| {token} | {contender.Name} | {Statistics.Median(ratios):N3} ({ratios.Min():N3} to {ratios.Max():N3}) | {time:N2} µs | {bytes:N0} B | {contender.Costs.Count} |\n");
        }
    }

    public void Skip(string token, string why) => _times.Append(CultureInfo.InvariantCulture, $"| {token} | not measured: {why} | | | | |\n");

    public void AddMemory(int tenants, string way, string kept, long bytes) =>
        _memory.Append(CultureInfo.InvariantCulture, $"| {tenants:N0} | {way} | {kept} | {bytes / 1e6:N1} MB |\n");
}
