using System.Collections.Concurrent;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Watches how often devices ask whether their code was approved (RFC 8628 section 3.5).</summary>
internal sealed class DevicePolls(TimeSpan interval, TimeProvider clock)
{
    private static readonly TimeSpan Increase = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Poll> _last = new(StringComparer.Ordinal);

    /// <summary>Notes a question about a code that is pending; true when it came before its time, which from then on is longer.</summary>
    public bool IsTooFast(string deviceCode)
    {
        var now = clock.GetUtcNow();
        var poll = _last.AddOrUpdate(deviceCode, _ => new Poll(now, interval, TooFast: false), (_, last) =>
        {
            // A timer may be a little early; nobody who polls faster than told is that close.
            var early = now - last.At < last.Interval * 0.9;
            return new Poll(now, early ? last.Interval + Increase : last.Interval, early);
        });
        return poll.TooFast;
    }

    private readonly record struct Poll(DateTimeOffset At, TimeSpan Interval, bool TooFast);
}
