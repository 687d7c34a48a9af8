using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using SecureTeams;

namespace Daemon;

/// <summary>Where the tokens came from, as the client's own metric says.</summary>
internal sealed class TokenCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _outcomes = new(StringComparer.Ordinal);

    internal TokenCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SecureTeamsDiagnostics.MeterName && instrument.Name == "secureteams.tokens.requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _outcomes.AddOrUpdate((string)tags[0].Value!, count, (_, known) => known + count));
        _listener.Start();
    }

    internal bool Is(long issued) => _outcomes.GetValueOrDefault("issued") == issued && !_outcomes.ContainsKey("failed");

    public override string ToString() => string.Join(", ", _outcomes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Value} {entry.Key}"));

    public void Dispose() => _listener.Dispose();
}
