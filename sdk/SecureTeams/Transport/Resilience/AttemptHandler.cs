using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.Resilience;

/// <summary>Counts how often a request is sent, ends an attempt that takes too long, and notes how each ended. It stands inside the attempts.</summary>
internal sealed class AttemptHandler(string host, Deadlines timeouts, TimeProvider clock, ILogger logger) : DelegatingHandler
{
    internal static int CountOf(HttpRequestMessage? request) => AttemptRecord.Find(request)?.Count ?? 0;

    /// <summary>Tells whether the service may have done what an attempt asked for, although the attempt failed.</summary>
    internal static bool MayHaveActed(HttpRequestMessage? request) => AttemptRecord.Find(request) is { MayHaveActed: true };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        KeepThePlatformFromRepeating(request);
        AttemptRecord record = AttemptRecord.Of(request);
        int attempt = ++record.Count;
        Deadline deadline = timeouts.Start(cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            record.MayHaveActed |= !IsUnsent(exception);
            CountFailedHandshake(exception);
            Note(request, attempt, exception);
            if (deadline.Refusal(exception) is { } late)
            {
                throw late;
            }

            throw;
        }
        finally
        {
            deadline.End();
        }

        // A throttled request was not processed, as the service says itself; one that timed out there or failed may have been.
        record.MayHaveActed |= response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
        Note(request, attempt, response);
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

    private static void Note(HttpRequestMessage request, int attempt, HttpResponseMessage response)
    {
        if (request is SdkRequest { Operation: { } operation })
        {
            Note(operation, attempt, "http.response.status_code", (int)response.StatusCode);
        }
    }

    private static void Note(HttpRequestMessage request, int attempt, Exception exception)
    {
        if (request is SdkRequest { Operation: { } operation })
        {
            Note(operation, attempt, "error.type", (exception as SecureTeamsException)?.Code.ToString() ?? exception.GetType().Name);
        }
    }

    private static void Note(Activity operation, int attempt, string name, object value) =>
        operation.AddEvent(new ActivityEvent("attempt", tags: new ActivityTagsCollection { ["secureteams.attempt"] = attempt, [name] = value }));
}
