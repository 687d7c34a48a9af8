using System.Diagnostics.Metrics;
using System.Reflection;

namespace SecureTeams.AspNetCore;

/// <summary>
/// The name under which SecureTeams.AspNetCore reports metrics, for OpenTelemetry's <c>AddMeter</c>.
/// </summary>
public static class SecureTeamsAspNetCoreDiagnostics
{
    /// <summary>
    /// The name of the <see cref="Meter"/>: <c>secureteams.clients.accepted</c> and <c>secureteams.clients.refused</c> (by
    /// <c>reason</c>) count connections.
    /// </summary>
    public const string MeterName = "SecureTeams.AspNetCore";

    private static readonly Meter Meter = new(MeterName, typeof(SecureTeamsAspNetCoreDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    internal static Counter<long> ClientsAccepted { get; } =
        Meter.CreateCounter<long>("secureteams.clients.accepted", "{connection}", "Connections of clients that proved an allowed identity.");

    internal static Counter<long> ClientsRefused { get; } =
        Meter.CreateCounter<long>("secureteams.clients.refused", "{connection}", "Connections refused because of the client's certificate.");
}
