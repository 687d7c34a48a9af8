using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.Resilience;

/// <summary>Counts how often a request is sent, and notes how each attempt ended. It stands inside the attempts.</summary>
internal sealed class AttemptHandler(string host, TimeProvider clock, ILogger logger) : DelegatingHandler
{
    /// <summary>Marks a request with the activity of its operation. The current one may be the application's, or that of an operation that needs a token first.</summary>
    internal static readonly HttpRequestOptionsKey<Activity> Operation = new("SecureTeams.Operation");

    private static readonly HttpRequestOptionsKey<int> Count = new("SecureTeams.Attempts");
    private static readonly HttpRequestOptionsKey<bool> Acted = new("SecureTeams.MayHaveActed");

    internal static int CountOf(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(Count, out int attempts) ? attempts : 0;

    /// <summary>Tells whether the service may have done what an attempt asked for, although the attempt failed.</summary>
    internal static bool MayHaveActed(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(Acted, out bool acted) && acted;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        KeepThePlatformFromRepeating(request);
        int attempt = CountOf(request) + 1;
        request.Options.Set(Count, attempt);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            request.Options.Set(Acted, MayHaveActed(request) || !IsUnsent(exception));
            CountFailedHandshake(exception);
            Note(request, attempt, ("error.type", (exception as SecureTeamsException)?.Code.ToString() ?? exception.GetType().Name));
            throw;
        }

        // A throttled request was not processed, as the service says itself; one that timed out there or failed may have been.
        request.Options.Set(Acted, MayHaveActed(request) || response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError);
        Note(request, attempt, ("http.response.status_code", (int)response.StatusCode));
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            SecureTeamsDiagnostics.ResponsesThrottled.Add(1, new KeyValuePair<string, object?>("server.address", host));
            Log.Throttled(logger, host, attempt, RetryAfter.Of(response, clock)?.TotalSeconds);
        }

        return response;
    }

    /// <summary>
    /// The platform sends a request without a body once more, unseen, when a server closes the connection instead of answering. A deletion
    /// that was carried out would then find nothing, and nobody would know why; with an empty body it is left to the attempts.
    /// </summary>
    private static void KeepThePlatformFromRepeating(HttpRequestMessage request)
    {
        if (request.Content is null && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            request.Content = new ReadOnlyMemoryContent(ReadOnlyMemory<byte>.Empty);
        }
    }

    /// <summary>What the SDK's own checks refuse is counted where they judge; a handshake that the platform or the server ends is seen here only.</summary>
    private static void CountFailedHandshake(Exception exception)
    {
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } && !ResiliencePolicy.IsRefusal(exception))
        {
            SecureTeamsDiagnostics.ConnectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", nameof(SecureTeamsErrorCode.TlsHandshakeFailed)));
        }
    }

    private static bool IsUnsent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.SecureConnectionError,
    };

    private static void Note(HttpRequestMessage request, int attempt, (string Name, object Value) outcome)
    {
        if (request.Options.TryGetValue(Operation, out Activity? operation))
        {
            operation.AddEvent(new ActivityEvent("attempt", tags: new ActivityTagsCollection { ["secureteams.attempt"] = attempt, [outcome.Name] = outcome.Value }));
        }
    }
}
