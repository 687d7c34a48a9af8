using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>
/// Builds the pipeline of attempts: a total timeout, retries that honour Retry-After, a timeout for each attempt.
/// </summary>
internal static class ResiliencePolicy
{
    /// <summary>Marks a request that may be sent twice without effect, although its method is not idempotent by HTTP (RFC 9110 section 9.2.2).</summary>
    internal static readonly HttpRequestOptionsKey<bool> IsIdempotent = new("SecureTeams.IsIdempotent");

    internal static ResiliencePipeline<HttpResponseMessage> Build(ResilienceSettings settings, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock, Name = "SecureTeams" };
        builder.AddTimeout(settings.TotalTimeout);
        if (settings.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = settings.MaxRetryAttempts,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = settings.MaxRetryDelay,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments.Outcome, arguments.Context, settings, clock)),
            });
        }

        return builder.AddTimeout(settings.AttemptTimeout).Build();
    }

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome, ResilienceContext context, ResilienceSettings settings, TimeProvider clock)
    {
        if (outcome.Result is not { } response)
        {
            return context.GetRequestMessage() is { } request && MayRepeat(request) && IsTransient(outcome.Exception);
        }

        if (RetryAfter.Of(response, clock) is { } wait && wait > settings.MaxRetryDelay)
        {
            return false;
        }

        return response.StatusCode switch
        {
            // The service says that it did not process the request.
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => response.RequestMessage is { } sent && MayRepeat(sent) && response.StatusCode != HttpStatusCode.NotImplemented,
            _ => false,
        };
    }

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Patch
        || (request.Options.TryGetValue(IsIdempotent, out bool idempotent) && idempotent);

    private static bool IsTransient(Exception? exception) => exception switch
    {
        TimeoutRejectedException or IOException or OperationCanceledException { InnerException: TimeoutException } => true,
        HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } => true,
        _ => false,
    };
}
