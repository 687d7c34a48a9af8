using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace SecureTeams.Transport.Resilience;

/// <summary>
/// What stands around the attempts of one client at one host. Outermost first: total timeout, retries, cap of
/// concurrent requests, rate limit, circuit breaker; the timeout of the attempt is that of <see cref="AttemptHandler"/>.
/// </summary>
/// <remarks>
/// The order matters. The total timeout bounds everything, waits included. The caps stand inside the retries: the service
/// counts attempts, not operations, and an operation that waits for its Retry-After holds no place meanwhile. The rate is taken
/// last before sending, so that what the service sees keeps to it; who waits for it holds a place, and the one bounded queue is
/// the cap's. The breaker stands behind both, so that a request that had to wait learns of a circuit that opened meanwhile. Only
/// the time of an attempt itself counts as the attempt's, and a timeout of it counts as a failure of the host.
/// </remarks>
internal sealed record ResiliencePolicy(HostCircuit Circuit, ResiliencePipeline<HttpResponseMessage> Breaker)
{
    private static readonly TimeSpan CloudCommunicationsWindow = TimeSpan.FromSeconds(10);

    /// <summary>Gets the total timeout; null for none.</summary>
    internal Deadlines? Total { get; private init; }

    /// <summary>Gets what repeats attempts; null where somebody else does.</summary>
    internal Retries? Retries { get; private init; }

    /// <summary>Gets the caps; null for none.</summary>
    internal Turns? Turns { get; private init; }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Limiter and window live as long as the policy, and hold nothing of the system.")]
    internal static ResiliencePolicy Build(ResilienceSettings settings, HostCircuit circuit, TimeProvider clock, ILogger logger)
    {
        var places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.Limits.MaxConcurrentRequests,
            QueueLimit = settings.Limits.MaxQueuedRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        return new ResiliencePolicy(circuit, BuildBreaker(settings, circuit, clock))
        {
            Total = new Deadlines(settings.TotalTimeout, clock),
            Retries = new Retries(settings, clock, logger),
            Turns = new Turns(places, new RateWindow(settings.Limits.CloudCommunicationsPer10Seconds, CloudCommunicationsWindow, clock), logger),
        };
    }

    /// <summary>Builds what stands before the identity provider, where MSAL has attempts of its own: the circuit breaker alone.</summary>
    internal static ResiliencePolicy BuildForIdentity(ResilienceSettings settings, HostCircuit circuit, TimeProvider clock) =>
        new(circuit, BuildBreaker(settings, circuit, clock));

    /// <summary>What the SDK itself refused, it refuses again; the platform wraps it in a failure of the connection.</summary>
    internal static bool IsRefusal(Exception? exception) => exception is TeamsTransportException || (exception?.InnerException is { } inner && IsRefusal(inner));

    internal static bool IsServerFault(HttpStatusCode status) => status >= HttpStatusCode.InternalServerError && status != HttpStatusCode.NotImplemented;

    internal static bool IsTransient(Exception? exception) => exception switch
    {
        _ when IsRefusal(exception) => false,
        TimeoutRejectedException or IOException or OperationCanceledException { InnerException: TimeoutException } => true,
        HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } => true,
        _ => false,
    };

    private static ResiliencePipeline<HttpResponseMessage> BuildBreaker(ResilienceSettings settings, HostCircuit circuit, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock, Name = "SecureTeams" }
            .AddCircuitBreaker(circuit.Options(settings.Limits, IsFailure))
            .Build();

    /// <summary>Neither a throttled answer nor a refused certificate says that the host fails; the latter must not hide behind an open circuit.</summary>
    private static bool IsFailure(HttpResponseMessage? response, Exception? exception) => response is not null ? IsServerFault(response.StatusCode) : IsTransient(exception);
}
