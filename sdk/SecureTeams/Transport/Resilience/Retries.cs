using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>Decides whether an attempt is repeated, and after which wait.</summary>
internal sealed class Retries(ResilienceSettings settings, TimeProvider clock, ILogger logger)
{
    /// <summary>Waits for the next attempt; false when there is none, and the outcome is final.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="outcome">How that ended; an answer that is not final is disposed.</param>
    /// <param name="made">How often it was repeated already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal ValueTask<bool> WaitAsync(HttpRequestMessage request, in Outcome<HttpResponseMessage> outcome, int made, CancellationToken cancellationToken)
    {
        if (made >= settings.MaxRetryAttempts || cancellationToken.IsCancellationRequested || request is SdkRequest { IsSentOnce: true })
        {
            return ValueTask.FromResult(false);
        }

        TimeSpan? asked = outcome.Result is { } answer ? RetryAfter.Of(answer, clock) : null;
        if (!ShouldRetry(request, outcome, asked))
        {
            return ValueTask.FromResult(false);
        }

        TimeSpan wait = asked ?? Backoff.After(made, settings.MaxRetryDelay);
        string reason = Reason(outcome);
        SecureTeamsDiagnostics.Retries.Add(1, new KeyValuePair<string, object?>("reason", reason));
        Log.Retrying(logger, made + 1, reason, wait.TotalMilliseconds);
        outcome.Result?.Dispose();
        return wait == TimeSpan.Zero ? ValueTask.FromResult(true) : new ValueTask<bool>(DelayAsync(wait, cancellationToken));
    }

    private bool ShouldRetry(HttpRequestMessage request, in Outcome<HttpResponseMessage> outcome, TimeSpan? asked)
    {
        if (outcome.Result is not { } response)
        {
            return MayRepeat(request) && ResiliencePolicy.IsTransient(outcome.Exception);
        }

        if (asked > settings.MaxRetryDelay)
        {
            return false;
        }

        // A throttled request was not processed, as the service says itself.
        return response.StatusCode == HttpStatusCode.TooManyRequests
            || ((response.StatusCode == HttpStatusCode.RequestTimeout || ResiliencePolicy.IsServerFault(response.StatusCode)) && MayRepeat(request));
    }

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Patch
        || request is SdkRequest { IsIdempotent: true };

    private async Task<bool> DelayAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static string Reason(in Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => "throttled",
        { Result: not null } => "server_error",
        { Exception: TimeoutRejectedException or OperationCanceledException } => "timeout",
        _ => "connection",
    };
}
