using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Graph;

/// <summary>
/// Sends calls to Microsoft Graph v1.0 and reads their answers. Everything that every call needs is here: the
/// opt-in to open enums, a request id of its own, bounded reading, one translation of failures, one activity.
/// </summary>
internal sealed class GraphClient(HttpClient http, Uri endpoint, GraphCaller caller, TimeProvider clock, ILogger logger, TokenSubject? subject = null)
{
    /// <summary>More pages than a search for one meeting has, which is on the first one that is not empty.</summary>
    private const int MostPagesOfASearch = 32;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _root = new(endpoint, "v1.0/");
    private readonly string _base = new Uri(endpoint, "v1.0/").AbsoluteUri;

    /// <summary>Gets who calls.</summary>
    internal GraphCaller Caller => caller;

    /// <summary>Gets when and how often those operations are repeated that the line of handlers must not repeat by itself.</summary>
    internal RetryTerms Retries { get; init; } = RetryTerms.Default;

    /// <summary>Gets what tells the time.</summary>
    internal TimeProvider Clock => clock;

    /// <summary>Gets the tenant whose token is sent; null when it is not known.</summary>
    internal TenantId? Tenant => subject?.Tenant ?? caller.Tokens?.Default.Tenant;

    /// <summary>The same connections and limits, with the token of another subject.</summary>
    internal GraphClient For(TokenSubject other) =>
        new(http, endpoint, caller with { IsDelegated = other.User is not null || caller.IsDelegated }, clock, logger, other) { Retries = Retries };

    internal ValueTask<GraphAnswer<T>> SendAsync<T>(GraphRequest call, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : class => SendAsync(call, answer, static value => value, cancellationToken);

    /// <summary>Sends a request, and makes a model of its answer; an answer that is none is a failure of the operation, of which the service may have done what was asked.</summary>
    internal async ValueTask<GraphAnswer<TModel>> SendAsync<T, TModel>(GraphRequest call, JsonTypeInfo<T> answer, Func<T, TModel> read, CancellationToken cancellationToken)
        where T : class
    {
        using var operation = new GraphCallTrace(call.Operation.Name, clock, logger);
        try
        {
            using HttpResponseMessage response = await AttemptAsync(call, operation, cancellationToken).ConfigureAwait(false);
            operation.Answered(response);
            if (!response.IsSuccessStatusCode)
            {
                throw GraphFailure.From(call, caller, response, Body(response), clock);
            }

            bool earlier = operation.MayHaveActed;
            operation.MayHaveActed = call.Method != HttpMethod.Get;
            TModel value = read(Read(response, answer));
            operation.Succeeded();
            return new GraphAnswer<TModel>(value, new CallFacts(response.StatusCode, operation.RequestId, operation.ClientRequestId, operation.Attempts) { AnEarlierAttemptMayHaveActed = earlier });
        }
        catch (Exception exception) when (operation.Fail(exception, _root.Host, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Asks for the pages of a list, one call each, as long as the caller wants more.</summary>
    /// <exception cref="SecureTeamsException">A page names a next one elsewhere; it was not asked for.</exception>
    /// <exception cref="TeamsServiceException">The pages do not end, or lead back to one that was there before.</exception>
    internal async IAsyncEnumerable<TPage> SendPagesAsync<TPage>(
        GraphRequest call, JsonTypeInfo<TPage> answer, Func<TPage, string?> nextLink, [EnumeratorCancellation] CancellationToken cancellationToken, int mostPages = MostPagesOfASearch)
        where TPage : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (GraphRequest next = call; ;)
        {
            GraphAnswer<TPage> page = await SendAsync(next, answer, cancellationToken).ConfigureAwait(false);
            yield return page.Value;
            if (nextLink(page.Value) is not { Length: > 0 } link)
            {
                yield break;
            }

            if (!seen.Add(link) || seen.Count >= mostPages)
            {
                throw new TeamsServiceException(
                    SecureTeamsErrorCode.ResponseMalformed,
                    $"The pages of Microsoft Graph's answer lead in a circle or do not end after {mostPages}.",
                    "Look for a proxy that changes answers; if there is none, report the request id.")
                {
                    StatusCode = page.Facts.Status,
                    RequestId = page.Facts.RequestId,
                    ClientRequestId = page.Facts.ClientRequestId,
                    Attempts = page.Facts.Attempts,
                };
            }

            next = call with { NextLink = link };
        }
    }

    /// <summary>Opens a content that is not held in memory. Attempts are repeated until its first byte can be read, not later.</summary>
    internal async ValueTask<GraphContent> OpenAsync(GraphRequest call, CancellationToken cancellationToken)
    {
        ContentTerms asked = call.Streamed ?? throw new ArgumentException("The call does not say how its content is read.", nameof(call));
        using var operation = new GraphCallTrace(call.Operation.Name, clock, logger);
        HttpResponseMessage? response = null;
        try
        {
            response = await AttemptAsync(call, operation, cancellationToken).ConfigureAwait(false);
            operation.Answered(response);
            if (!response.IsSuccessStatusCode)
            {
                throw GraphFailure.From(call, caller, response, Body(response), clock);
            }

            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var content = new GraphContent(new BoundedReadStream(stream, new StreamedContent(asked.MaxBytes, asked.IdleTimeout, clock), _root.Host, response), response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength);
            operation.Succeeded();
            response = null;
            return content;
        }
        catch (Exception exception) when (operation.Fail(exception, _root.Host, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            response?.Dispose();
        }
    }

    internal async ValueTask SendAsync(GraphRequest call, CancellationToken cancellationToken)
    {
        using var operation = new GraphCallTrace(call.Operation.Name, clock, logger);
        try
        {
            using HttpResponseMessage response = await AttemptAsync(call, operation, cancellationToken).ConfigureAwait(false);
            operation.Answered(response);
            if (!response.IsSuccessStatusCode && !IsGoneByAnEarlierAttempt(call, response))
            {
                throw GraphFailure.From(call, caller, response, Body(response), clock);
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
        Uri address = call.NextLink is { } link ? NextLink.Demand(_root, link) : new Uri(string.Concat(_base, call.Path));
        using var request = new SubjectRequest(call.Method, address, subject)
        {
            Operation = operation.Activity,
            IsIdempotent = call.IsIdempotent,
            IsSentOnce = call.IsSentOnce,
            Streamed = call.Streamed is { } terms ? new StreamedContent(terms.MaxBytes, terms.IdleTimeout, clock) : null,
        };
        request.Headers.TryAddWithoutValidation("Accept", call.Accept ?? "application/json");

        // Without the opt-in, Graph replaces newer enum members by a sentinel that must not be written back.
        request.Headers.TryAddWithoutValidation("Prefer", "include-unknown-enum-members");
        request.Headers.TryAddWithoutValidation("client-request-id", operation.ClientRequestId);
        request.Headers.TryAddWithoutValidation("return-client-request-id", "true");
        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = Json } };
        }

        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            operation.Attempts = AttemptHandler.CountOf(request);
            operation.MayHaveActed = call.Method != HttpMethod.Get && AttemptHandler.MayHaveActed(request);
        }
    }

    /// <summary>
    /// The first attempt deleted and its answer was lost; the second finds nothing, as it should. After attempts that cannot have
    /// deleted anything, such as throttled ones, finding nothing means a wrong id.
    /// </summary>
    private static bool IsGoneByAnEarlierAttempt(GraphRequest call, HttpResponseMessage response) =>
        call.Method == HttpMethod.Delete
        && response.StatusCode == HttpStatusCode.NotFound
        && AttemptHandler.MayHaveActed(response.RequestMessage);

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
