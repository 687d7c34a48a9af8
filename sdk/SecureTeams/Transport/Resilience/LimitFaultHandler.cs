using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>Says in the SDK's own words that a request was held back by the client's limits. It stands outside the attempts.</summary>
internal sealed class LimitFaultHandler(HostCircuit circuit, ILogger logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // At once, and without a place or a turn: refusals must not use up the rate that requests need when the circuit closes.
        if (circuit.HoldsBack)
        {
            throw circuit.Refusal();
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException exception)
        {
            // As the platform says it, which MSAL understands.
            throw new TaskCanceledException(exception.Message, new TimeoutException(exception.Message, exception));
        }
        catch (BrokenCircuitException)
        {
            throw circuit.Refusal();
        }
        catch (RateLimiterRejectedException)
        {
            SecureTeamsDiagnostics.RequestsRejected.Add(1, new KeyValuePair<string, object?>("limit", "concurrency"));
            Log.ClientLimitReached(logger);
            throw new TeamsTransportException(
                SecureTeamsErrorCode.ClientLimitReached,
                "The client has as many requests under way and waiting as it may have; this one was not sent.",
                "Send fewer requests at a time, or raise Resilience.MaxConcurrentRequests or MaxQueuedRequests.");
        }
    }
}
