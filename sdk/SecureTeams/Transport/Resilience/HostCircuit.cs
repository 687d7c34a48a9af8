using System.Globalization;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace SecureTeams.Transport.Resilience;

/// <summary>The circuit breaker of one host: what it is told, what it reports, and until when it is open.</summary>
internal sealed class HostCircuit(string host, TimeProvider clock, ILogger logger)
{
    private readonly CircuitBreakerStateProvider _state = new();
    private long _openUntilTicks;

    internal string Host => host;

    /// <summary>Gets a value indicating whether a request would be refused now; past the break the next one is let through to try.</summary>
    internal bool HoldsBack => _state.CircuitState switch
    {
        CircuitState.Open => TimeLeft() > TimeSpan.Zero,
        CircuitState.HalfOpen => true,
        _ => false,
    };

    internal HttpCircuitBreakerStrategyOptions Options(ResilienceLimits limits, Func<HttpResponseMessage?, Exception?, bool> isFailure) => new()
    {
        StateProvider = _state,
        FailureRatio = limits.BreakerFailureRatio,
        MinimumThroughput = limits.BreakerMinimumThroughput,
        SamplingDuration = limits.BreakerSamplingDuration,
        BreakDuration = limits.BreakerBreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(isFailure(arguments.Outcome.Result, arguments.Outcome.Exception)),
        OnOpened = arguments =>
        {
            Volatile.Write(ref _openUntilTicks, (clock.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            Changed("open");
            Log.CircuitOpened(logger, host, arguments.BreakDuration.TotalSeconds);
            return ValueTask.CompletedTask;
        },
        OnHalfOpened = _ =>
        {
            Changed("half_open");
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            Changed("closed");
            Log.CircuitClosed(logger, host);
            return ValueTask.CompletedTask;
        },
    };

    internal TeamsTransportException Refusal()
    {
        // Past the break one request tries, and the others wait for how that ends.
        TimeSpan left = TimeLeft();
        TimeSpan wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return new TeamsTransportException(
            SecureTeamsErrorCode.CircuitOpen,
            string.Create(CultureInfo.InvariantCulture, $"'{host}' failed so often that nothing is sent to it for another {Math.Ceiling(wait.TotalSeconds)} s."),
            "Wait for RetryAfter, and look at why the requests before this one failed.")
        {
            RetryAfter = wait,
        };
    }

    private TimeSpan TimeLeft() => TimeSpan.FromTicks(Volatile.Read(ref _openUntilTicks) - clock.GetUtcNow().UtcTicks);

    private void Changed(string state) => SecureTeamsDiagnostics.CircuitChanges.Add(
        1, new KeyValuePair<string, object?>("server.address", host), new KeyValuePair<string, object?>("state", state));
}
