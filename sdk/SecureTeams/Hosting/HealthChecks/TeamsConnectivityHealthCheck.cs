using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecureTeams.Network.Connectivity;

namespace SecureTeams.Hosting.HealthChecks;

/// <summary>Runs a connectivity check, and says what it saw; this network's own addresses stay out of it.</summary>
internal sealed class TeamsConnectivityHealthCheck(TeamsConnectivityCheck connectivity) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ConnectivityReport report = await connectivity.RunAsync(cancellationToken).ConfigureAwait(false);
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (ConnectivityResult result in report.Results)
        {
            data[result.Target.ToString()] = result.Outcome.ToString();
        }

        ConnectivityResult[] failures = [.. report.Results.Where(result => !result.IsReached)];
        if (failures.Length > 0)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', failures.Select(failure => $"{failure}. {failure.NextStep()}")), data: data);
        }

        return report.TriedUdp
            ? HealthCheckResult.Healthy("Every target is reached.", data)
            : HealthCheckResult.Degraded("Every target is reached over TCP. UDP was not tried: name a relay in the options.", data: data);
    }
}
