using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Faults;

/// <summary>
/// Faults by chance, on every Graph operation, until <see cref="FaultScript.Storm"/> is set to something else. The
/// seed fixes which of the requests, counted as they arrive, are hit, and how; scripted faults come first.
/// </summary>
public sealed class FaultStorm
{
    private readonly Lock _gate = new();
    private readonly double _share;
    private readonly ScriptedFault[] _faults;
    private ulong _state;
    private int _hits;

    /// <summary>Makes a storm.</summary>
    /// <param name="seed">Fixes the course of the storm.</param>
    /// <param name="share">The share of requests that are hit, 0 to 1.</param>
    /// <param name="retryAfter">The <c>Retry-After</c> of refusals, rounded up to seconds; <see langword="null"/> leaves it out.</param>
    /// <param name="kinds">What happens, each equally often; none means every kind.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/>, <paramref name="retryAfter"/> or a kind is out of range.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="kinds"/> is <see langword="null"/>.</exception>
    public FaultStorm(int seed, double share, TimeSpan? retryAfter, params IReadOnlyList<StormFault> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter ?? TimeSpan.Zero, TimeSpan.Zero, nameof(retryAfter));
        var header = retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;
        _share = share;
        _faults = [.. (kinds.Count > 0 ? kinds : Enum.GetValues<StormFault>()).Select(kind => FaultOf(kind, header))];
        _state = unchecked((ulong)seed);
    }

    /// <summary>How many requests were hit so far.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal ScriptedFault? Next()
    {
        lock (_gate)
        {
            if ((Draw() >> 11) * (1.0 / (1UL << 53)) >= _share)
            {
                return null;
            }

            _hits++;
            return _faults[(int)(Draw() % (ulong)_faults.Length)];
        }
    }

    // SplitMix64: the platform promises no seeded sequence from one version to the next.
    private ulong Draw()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    private static ScriptedFault FaultOf(StormFault kind, string? retryAfter) => kind switch
    {
        StormFault.TooManyRequests => ScriptedFaults.Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", retryAfter),
        StormFault.ServiceUnavailable => ScriptedFaults.Error(StatusCodes.Status503ServiceUnavailable, "serviceNotAvailable", retryAfter),
        StormFault.ConnectionReset => ScriptedFaults.Reset(),
        StormFault.LostAnswer => ScriptedFaults.Mark(new LostAnswer()),
        StormFault.CutBody => (context, next, clock) => ScriptedFaults.Mark(new BodyFault(Pause: null, clock))(context, next, clock),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such fault."),
    };
}
