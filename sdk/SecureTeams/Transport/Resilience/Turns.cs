using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.Resilience;

/// <summary>Lets each attempt wait for a place among those under way, and then for its turn in a <see cref="RateWindow"/>.</summary>
internal sealed class Turns(ConcurrencyLimiter places, RateWindow window, ILogger logger)
{
    /// <summary>Waits for place and turn; the place is free again when the result is disposed.</summary>
    /// <exception cref="TeamsTransportException">With <see cref="SecureTeamsErrorCode.ClientLimitReached"/>: so many wait that there is no room to.</exception>
    internal async ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellationToken)
    {
        RateLimitLease place = await places.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!place.IsAcquired)
            {
                SecureTeamsDiagnostics.RequestsRejected.Add(1, new KeyValuePair<string, object?>("limit", "concurrency"));
                Log.ClientLimitReached(logger);
                throw new TeamsTransportException(
                    SecureTeamsErrorCode.ClientLimitReached,
                    "The client has as many requests under way and waiting as it may have; this one was not sent.",
                    "Send fewer requests at a time, or raise Resilience.MaxConcurrentRequests or MaxQueuedRequests.");
            }

            if (await window.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                SecureTeamsDiagnostics.RequestsDelayed.Add(1, new KeyValuePair<string, object?>("limit", "cloud_communications"));
            }

            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }
}
