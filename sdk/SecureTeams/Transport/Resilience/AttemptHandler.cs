using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Transport.Resilience;

/// <summary>Counts how often a request is sent, and notes how each attempt ended. It stands inside the attempts.</summary>
internal sealed class AttemptHandler(string host, TimeProvider clock, ILogger logger) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> Count = new("SecureTeams.Attempts");

    internal static int CountOf(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(Count, out int attempts) ? attempts : 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int attempt = CountOf(request) + 1;
        request.Options.Set(Count, attempt);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Note(attempt, ("error.type", (exception as SecureTeamsException)?.Code.ToString() ?? exception.GetType().Name));
            throw;
        }

        Note(attempt, ("http.response.status_code", (int)response.StatusCode));
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            SecureTeamsDiagnostics.ResponsesThrottled.Add(1, new KeyValuePair<string, object?>("server.address", host));
            Log.Throttled(logger, host, attempt, RetryAfter.Of(response, clock)?.TotalSeconds);
        }

        return response;
    }

    private static void Note(int attempt, (string Name, object Value) outcome) => Activity.Current?.AddEvent(
        new ActivityEvent("attempt", tags: new ActivityTagsCollection { ["secureteams.attempt"] = attempt, [outcome.Name] = outcome.Value }));
}
