using System.Globalization;
using System.Text;
using SecureTeams.Benchmarks.Measuring;
using SecureTeams.House;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>The measurements as the page shows them: ratios, round against round.</summary>
internal sealed class TransportTable
{
    private readonly StringBuilder _text = new("| Connection | Handler | Time, bare = 1 (spread) | Allocated, bare = 1 (spread) | Rounds |\n|---|---|--:|--:|--:|\n");

    public static string Page { get; } = Path.Combine(Repository.Root, "sdk", "docs", "transport.md");

    public string Text => _text.ToString();

    /// <summary>The first is what the others are compared with.</summary>
    public void Add(string connection, IReadOnlyList<Contender> contenders)
    {
        foreach (var contender in contenders.Skip(1))
        {
            var time = Ratio(contender, contenders[0], cost => cost.Microseconds);
            var bytes = Ratio(contender, contenders[0], cost => cost.Bytes);
            _text.Append(CultureInfo.InvariantCulture, $"| {connection} | {contender.Name} | {time} | {bytes} | {contender.Costs.Count} |\n");
        }
    }

    private static string Ratio(Contender mine, Contender bare, Func<Cost, double> read)
    {
        var ratios = mine.Costs.Zip(bare.Costs, (one, other) => read(one) / read(other)).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(ratios):N2} ({ratios.Min():N2} to {ratios.Max():N2})");
    }
}
