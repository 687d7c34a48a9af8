using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
}
