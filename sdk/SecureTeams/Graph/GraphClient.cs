using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Graph;

/// <summary>
/// Sends calls to Microsoft Graph v1.0 and reads their answers. Everything that every call needs is here: the
/// opt-in to open enums, a request id of its own, bounded reading, one translation of failures, one activity.
/// </summary>
internal sealed class GraphClient(HttpClient http, Uri endpoint, TimeProvider clock, ILogger logger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _root = new(endpoint, "v1.0/");

    internal async ValueTask<GraphAnswer<T>> SendAsync<T>(GraphRequest call, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        using var operation = new GraphCallTrace(call.Operation, clock, logger);
        try
        {
            using HttpResponseMessage response = await AttemptAsync(call, operation, cancellationToken).ConfigureAwait(false);
            operation.Answered(response);
            if (!response.IsSuccessStatusCode)
            {
                throw GraphFailure.From(response, Body(response), clock);
            }

            T value = Read(response, answer);
            operation.Succeeded();
            return new GraphAnswer<T>(value, new CallFacts(response.StatusCode, GraphFailure.RequestId(response), operation.ClientRequestId));
        }
        catch (Exception exception) when (operation.Fail(exception, _root.Host, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    internal async ValueTask SendAsync(GraphRequest call, CancellationToken cancellationToken)
    {
        using var operation = new GraphCallTrace(call.Operation, clock, logger);
        try
        {
            using HttpResponseMessage response = await AttemptAsync(call, operation, cancellationToken).ConfigureAwait(false);
            operation.Answered(response);
            if (!response.IsSuccessStatusCode && !IsGoneByAnEarlierAttempt(call, response))
            {
                throw GraphFailure.From(response, Body(response), clock);
            }

            operation.Succeeded();
        }
        catch (Exception exception) when (operation.Fail(exception, _root.Host, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(GraphRequest call, GraphCallTrace operation, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_root, call.Path));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");

        // Without the opt-in, Graph replaces newer enum members by a sentinel that must not be written back.
        request.Headers.TryAddWithoutValidation("Prefer", "include-unknown-enum-members");
        request.Headers.TryAddWithoutValidation("client-request-id", operation.ClientRequestId);
        request.Headers.TryAddWithoutValidation("return-client-request-id", "true");
        if (call.IsIdempotent)
        {
            request.Options.Set(ResiliencePolicy.IsIdempotent, true);
        }

        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = Json } };
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first attempt deleted and its answer was lost; the second finds nothing, as it should.</summary>
    private static bool IsGoneByAnEarlierAttempt(GraphRequest call, HttpResponseMessage response) =>
        call.Method == HttpMethod.Delete
        && response.StatusCode == HttpStatusCode.NotFound
        && response.RequestMessage!.Options.TryGetValue(BoundedContentHandler.Attempts, out int attempts)
        && attempts > 1;

    private static ReadOnlySpan<byte> Body(HttpResponseMessage response) => ((PooledContent)response.Content).Written.Span;

    private static T Read<T>(HttpResponseMessage response, JsonTypeInfo<T> answer)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize(Body(response), answer) is { } value)
            {
                return value;
            }
        }
        catch (JsonException)
        {
            // The parser's message quotes the body, so it is left behind.
        }

        throw new TeamsServiceException(
            SecureTeamsErrorCode.ResponseMalformed,
            "Microsoft Graph answered with something that is not the documented JSON.",
            "Try again; if it persists, look for a proxy that replaces answers, and report the request id.")
        {
            StatusCode = response.StatusCode,
            RequestId = GraphFailure.RequestId(response),
        };
    }
}
