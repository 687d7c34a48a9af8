using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecureTeams.Hosting.HealthChecks;
using SecureTeams.Network.Connectivity;
using SecureTeams.Transport;

namespace SecureTeams.Hosting;

/// <summary>Registers the health check of SecureTeams.</summary>
public static class SecureTeamsHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Adds a check that connects to Microsoft Graph and to the identity provider as a request would: a real handshake with all
    /// certificate and revocation checks. No request and no token is sent.
    /// </summary>
    /// <remarks>
    /// Degraded when revocation is unknown (<see cref="Transport.Revocation.RevocationRequirement.SoftFail"/> only) or a
    /// certificate expires soon; otherwise healthy, or <paramref name="failureStatus"/> with the error code in its description.
    /// The data names host, protocol, cipher suite, end of validity and revocation of each. Needs <c>AddSecureTeams</c> on the services.
    /// </remarks>
    /// <param name="builder">The builder from <c>AddHealthChecks()</c>.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What a refused or failed connection is reported as; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter by; null for none.</param>
    /// <param name="timeout">How long the check may take, from 1 second to 5 minutes; null for 15 seconds.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is out of its range.</exception>
    public static IHealthChecksBuilder AddSecureTeams(
        this IHealthChecksBuilder builder,
        string name = "secureteams",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        TimeSpan deadline = timeout ?? DefaultTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThan(deadline, TimeSpan.FromSeconds(1), nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deadline, TimeSpan.FromMinutes(5), nameof(timeout));
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new SecureTeamsHealthCheck(provider.GetRequiredService<ClientSettings>(), provider.GetRequiredService<HardenedHandler>()),
            failureStatus,
            tags,
            deadline));
    }

    /// <summary>
    /// Adds a check of the network: TCP connections to the hosts of the cloud, and a STUN request over UDP to each relay that the options name.
    /// </summary>
    /// <remarks>
    /// Healthy when every target is reached; degraded when no relay is named, since nothing is then known about UDP; otherwise <paramref name="failureStatus"/>, with a next
    /// step for each failure. The data has the outcome of each target. The check has a deadline of its own (<see cref="ConnectivityOptions.Timeout"/>).
    /// </remarks>
    /// <param name="builder">The builder from <c>AddHealthChecks()</c>.</param>
    /// <param name="options">What to try; null for the hosts of the client's cloud without a relay, which needs <c>AddSecureTeams</c> on the services.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What a target that is not reached is reported as; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter by; null for none.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddSecureTeamsConnectivity(
        this IHealthChecksBuilder builder,
        ConnectivityOptions? options = null,
        string name = "secureteams-connectivity",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new TeamsConnectivityHealthCheck(new TeamsConnectivityCheck(
                options ?? ConnectivityOptions.For(provider.GetRequiredService<ClientSettings>().Cloud),
                provider.GetService<TimeProvider>())),
            failureStatus,
            tags));
    }
}
