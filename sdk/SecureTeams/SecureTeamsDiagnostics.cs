using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace SecureTeams;

/// <summary>
/// The names under which SecureTeams reports activities and metrics, for OpenTelemetry's <c>AddSource</c> and <c>AddMeter</c>.
/// </summary>
public static class SecureTeamsDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: one activity an operation.</summary>
    public const string ActivitySourceName = "SecureTeams";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: <c>secureteams.connections.refused</c> (by <c>reason</c>),
    /// <c>secureteams.operation.duration</c> in seconds (by <c>operation</c> and <c>outcome</c>),
    /// <c>secureteams.revocation.checks</c> (by <c>status</c>, <c>source</c> and <c>failure</c>), <c>secureteams.revocation.list.age</c>
    /// and <c>secureteams.revocation.fetch.duration</c> (by <c>outcome</c>), both in seconds.
    /// </summary>
    public const string MeterName = "SecureTeams";

    private static readonly string? Version = typeof(SecureTeamsDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static readonly Meter Meter = new(MeterName, Version);

    internal static ActivitySource Activities { get; } = new(ActivitySourceName, Version);

    internal static Counter<long> ConnectionsRefused { get; } =
        Meter.CreateCounter<long>("secureteams.connections.refused", "{connection}", "Connections refused because of the server's certificate.");

    internal static Histogram<double> OperationDuration { get; } =
        Meter.CreateHistogram<double>("secureteams.operation.duration", "s", "Duration of operations, retries included.");

    internal static Histogram<double> RevocationFetchDuration { get; } =
        Meter.CreateHistogram<double>("secureteams.revocation.fetch.duration", "s", "Duration of fetching revocation lists, by outcome.");

    internal static Counter<long> RevocationChecks { get; } =
        Meter.CreateCounter<long>("secureteams.revocation.checks", "{certificate}", "Certificates looked up, by status, source and failure; source Cached is a hit in the cache.");

    internal static Histogram<double> RevocationListAge { get; } =
        Meter.CreateHistogram<double>("secureteams.revocation.list.age", "s", "How long ago the list that answered a lookup was fetched.");
}
