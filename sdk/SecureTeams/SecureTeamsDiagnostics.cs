using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace SecureTeams;

/// <summary>
/// The names under which SecureTeams reports activities and metrics, for OpenTelemetry's <c>AddSource</c> and <c>AddMeter</c>.
/// </summary>
public static class SecureTeamsDiagnostics
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/>: one activity an operation, with an event <c>attempt</c>
    /// for each time its request was sent.
    /// </summary>
    public const string ActivitySourceName = "SecureTeams";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>. Its instruments are listed, with unit and tags, in the
    /// page on observability.
    /// </summary>
    public const string MeterName = "SecureTeams";

    private static readonly string? Version = typeof(SecureTeamsDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static readonly Meter Meter = new(MeterName, Version);

    internal static ActivitySource Activities { get; } = new(ActivitySourceName, Version);

    internal static Counter<long> ConnectionsRefused { get; } =
        Meter.CreateCounter<long>("secureteams.connections.refused", "{connection}", "Connections refused in the handshake or by the checks after it.");

    internal static Counter<long> ConnectionsEstablished { get; } =
        Meter.CreateCounter<long>("secureteams.connections.established", "{connection}", "Connections whose TLS handshake and checks succeeded.");

    internal static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("secureteams.retries", "{retry}", "Attempts that are repeated.");

    internal static Counter<long> ResponsesThrottled { get; } =
        Meter.CreateCounter<long>("secureteams.responses.throttled", "{response}", "Answers with which the service asked to slow down (429).");

    internal static Counter<long> CircuitChanges { get; } =
        Meter.CreateCounter<long>("secureteams.circuit.changes", "{change}", "Changes of state of the circuit breaker of a host.");

    internal static Counter<long> RequestsRejected { get; } =
        Meter.CreateCounter<long>("secureteams.requests.rejected", "{request}", "Requests that the client's own limits kept from being sent.");

    internal static Counter<long> RequestsDelayed { get; } =
        Meter.CreateCounter<long>("secureteams.requests.delayed", "{request}", "Requests that waited for the client's own rate limit.");

    internal static Histogram<int> OperationAttempts { get; } =
        Meter.CreateHistogram<int>("secureteams.operation.attempts", "{attempt}", "How often the request of an operation was sent.");

    internal static Histogram<double> OperationDuration { get; } =
        Meter.CreateHistogram<double>("secureteams.operation.duration", "s", "Duration of operations, retries included.");

    internal static Counter<long> TokenRequests { get; } =
        Meter.CreateCounter<long>("secureteams.tokens.requests", "{token}", "Tokens asked for, by outcome: cached, issued, failed, cancelled, or renewed and not_renewed ahead of their end.");

    internal static UpDownCounter<long> TokensCached { get; } =
        Meter.CreateUpDownCounter<long>("secureteams.tokens.cached", "{token}", "Tokens in memory.");

    internal static Counter<long> TokensDropped { get; } =
        Meter.CreateCounter<long>("secureteams.tokens.dropped", "{token}", "Tokens dropped from memory, by reason: idle, expired, full, refused or closed.");

    internal static Counter<long> TabTokensJudged { get; } =
        Meter.CreateCounter<long>("secureteams.tokens.judged", "{token}", "Tokens of tabs that were judged, by reason.");

    internal static Counter<long> TokenStoreOperations { get; } =
        Meter.CreateCounter<long>("secureteams.tokens.store", "{operation}", "Uses of the shared store of users' tokens, by outcome: hit, miss, written, removed, rejected, failed or skipped.");

    internal static Histogram<double> RevocationFetchDuration { get; } =
        Meter.CreateHistogram<double>("secureteams.revocation.fetch.duration", "s", "Duration of fetching revocation lists, by outcome.");

    internal static Counter<long> RevocationChecks { get; } =
        Meter.CreateCounter<long>("secureteams.revocation.checks", "{certificate}", "Certificates looked up, by status, source and failure; source Cached is a hit in the cache.");

    internal static Histogram<double> RevocationListAge { get; } =
        Meter.CreateHistogram<double>("secureteams.revocation.list.age", "s", "How long ago the list that answered a lookup was fetched.");
}
