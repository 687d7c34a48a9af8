using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>
/// Builds the pipeline around the attempts of one client at one host. Outermost first: total timeout, retries, cap of
/// concurrent requests, rate limit, circuit breaker, timeout of the attempt.
/// </summary>
/// <remarks>
/// The order matters. The total timeout bounds everything, waits included. The caps stand inside the retries: the service
/// counts attempts, not operations, and an operation that waits for its Retry-After holds no place meanwhile. The rate is taken
/// last before sending, so that what the service sees keeps to it; who waits for it holds a place, and the one bounded queue is
/// the cap's. The breaker stands behind both, so that a request that had to wait learns of a circuit that opened meanwhile. Only
/// the time of an attempt itself counts as the attempt's, and a timeout of it counts as a failure of the host.
/// </remarks>
internal static class ResiliencePolicy
{
    /// <summary>Marks a request that may be sent twice without effect, although its method is not idempotent by HTTP (RFC 9110 section 9.2.2).</summary>
    internal static readonly HttpRequestOptionsKey<bool> IsIdempotent = new("SecureTeams.IsIdempotent");

    /// <summary>Marks a request that is not repeated whatever happens.</summary>
    internal static readonly HttpRequestOptionsKey<bool> IsSentOnce = new("SecureTeams.IsSentOnce");

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CloudCommunicationsWindow = TimeSpan.FromSeconds(10);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The window lives as long as the pipeline, and holds nothing of the system.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the strategy have no members that annotations could be on.")]
    internal static ResiliencePipeline<HttpResponseMessage> Build(ResilienceSettings settings, HostCircuit circuit, TimeProvider clock, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock, Name = "SecureTeams" };
        builder.AddTimeout(settings.TotalTimeout);
        if (settings.MaxRetryAttempts > 0)
        {
            builder.AddRetry(Retry(settings, clock, logger));
        }

        builder.AddConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.Limits.MaxConcurrentRequests,
            QueueLimit = settings.Limits.MaxQueuedRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        var window = new RateWindow(settings.Limits.CloudCommunicationsPer10Seconds, CloudCommunicationsWindow, clock);
        return builder
            .AddStrategy(_ => new RateWindowStrategy(window, "cloud_communications"), new RateWindowStrategy.Options())
            .AddCircuitBreaker(circuit.Options(settings.Limits, IsFailure))
            .AddTimeout(settings.AttemptTimeout)
            .Build();
    }

    /// <summary>Builds what stands before the identity provider, where MSAL has attempts of its own: the circuit breaker alone.</summary>
    internal static ResiliencePipeline<HttpResponseMessage> BuildForIdentity(ResilienceSettings settings, HostCircuit circuit, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock, Name = "SecureTeams.Identity" }
            .AddCircuitBreaker(circuit.Options(settings.Limits, IsFailure))
            .AddTimeout(settings.AttemptTimeout)
            .Build();

    private static HttpRetryStrategyOptions Retry(ResilienceSettings settings, TimeProvider clock, ILogger logger) => new()
    {
        MaxRetryAttempts = settings.MaxRetryAttempts,
        BackoffType = DelayBackoffType.Exponential,
        Delay = FirstDelay,
        MaxDelay = settings.MaxRetryDelay,
        UseJitter = true,
        ShouldRetryAfterHeader = true,
        ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments.Outcome, arguments.Context, settings, clock)),
        OnRetry = arguments =>
        {
            string reason = Reason(arguments.Outcome);
            SecureTeamsDiagnostics.Retries.Add(1, new KeyValuePair<string, object?>("reason", reason));
            Log.Retrying(logger, arguments.AttemptNumber + 1, reason, arguments.RetryDelay.TotalMilliseconds);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Neither a throttled answer nor a refused certificate says that the host fails; the latter must not hide behind an open circuit.</summary>
    private static bool IsFailure(HttpResponseMessage? response, Exception? exception) => response is not null ? IsServerFault(response.StatusCode) : IsTransient(exception);

    private static bool ShouldRetry(Outcome<HttpResponseMessage> outcome, ResilienceContext context, ResilienceSettings settings, TimeProvider clock)
    {
        if (context.GetRequestMessage() is { } once && once.Options.TryGetValue(IsSentOnce, out bool isSentOnce) && isSentOnce)
        {
            return false;
        }

        if (outcome.Result is not { } response)
        {
            return context.GetRequestMessage() is { } request && MayRepeat(request) && IsTransient(outcome.Exception);
        }

        if (RetryAfter.Of(response, clock) is { } wait && wait > settings.MaxRetryDelay)
        {
            return false;
        }

        // A throttled request was not processed, as the service says itself.
        return response.StatusCode == HttpStatusCode.TooManyRequests
            || ((response.StatusCode == HttpStatusCode.RequestTimeout || IsServerFault(response.StatusCode)) && response.RequestMessage is { } sent && MayRepeat(sent));
    }

    private static bool IsServerFault(HttpStatusCode status) => status >= HttpStatusCode.InternalServerError && status != HttpStatusCode.NotImplemented;

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Patch
        || (request.Options.TryGetValue(IsIdempotent, out bool idempotent) && idempotent);

    /// <summary>What the SDK itself refused, it refuses again; the platform wraps it in a failure of the connection.</summary>
    internal static bool IsRefusal(Exception? exception) => exception is TeamsTransportException || (exception?.InnerException is { } inner && IsRefusal(inner));

    private static bool IsTransient(Exception? exception) => exception switch
    {
        _ when IsRefusal(exception) => false,
        TimeoutRejectedException or IOException or OperationCanceledException { InnerException: TimeoutException } => true,
        HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } => true,
        _ => false,
    };

    private static string Reason(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => "throttled",
        { Result: not null } => "server_error",
        { Exception: TimeoutRejectedException or OperationCanceledException } => "timeout",
        _ => "connection",
    };
}
