using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SecureTeams.Hosting;

namespace SecureTeams.Tests.House;

/// <summary>What the page lists is what there is: alerts are written by it.</summary>
public sealed partial class ObservabilityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "docs", "observability.md"));

    [Fact]
    public void Page_ListsEachInstrumentWithItsKindAndUnit()
    {
        var published = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == SecureTeamsDiagnostics.MeterName)
            {
                published.Add($"{instrument.Name} {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} {instrument.Unit}");
            }
        };
        _ = SecureTeamsDiagnostics.Retries;
        listener.Start();
        string[] listed = [.. InstrumentRow().Matches(Page).Select(match => $"{match.Groups["name"].Value} {match.Groups["kind"].Value} {match.Groups["unit"].Value}")];
        Assert.Equal(published.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_ListsEachLogEventWithItsLevel()
    {
        string[] defined =
        [
            .. from type in typeof(SecureTeamsClient).Assembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
               let message = method.GetCustomAttribute<LoggerMessageAttribute>()
               where message is not null
               select $"{message.EventId} {message.Level}",
        ];
        var listed = new List<string>();
        foreach (Match row in LogRow().Matches(Page))
        {
            string[] levels = row.Groups["levels"].Value.Split(", ");
            listed.AddRange(row.Groups["ids"].Value.Split(", ").Select((id, index) => $"{id} {levels[Math.Min(index, levels.Length - 1)]}"));
        }

        Assert.Equal(defined.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<name>secureteams\.[a-z_.]+)` \| (?<kind>\w+), `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"^\| (?<ids>[0-9]+(, [0-9]+)*) \| (?<levels>\w+(, \w+)*) \|", RegexOptions.Multiline)]
    private static partial Regex LogRow();
}
