using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Hosting;

/// <summary>
/// Connects to both hosts of the cloud as a request would, with certificate and revocation checks, sends nothing, and says what
/// it saw.
/// </summary>
internal sealed class SecureTeamsHealthCheck(ClientSettings settings, HardenedHandler tls) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Finding[] findings = await Task.WhenAll(
            ProbeAsync("graph", settings.Cloud.GraphEndpoint, settings.Tls.ClientCertificateForGraph, cancellationToken),
            ProbeAsync("identity", settings.Cloud.Authority, settings.Tls.ClientCertificateForIdentity, cancellationToken)).ConfigureAwait(false);
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (Finding finding in findings)
        {
            finding.WriteTo(data);
        }

        if (Array.Find(findings, finding => finding.Fault is not null) is { Fault: { } fault })
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{fault.Code}: {fault.Message}", fault, data);
        }

        string[] doubts = [.. findings.Select(finding => finding.Doubt).OfType<string>()];
        return doubts.Length > 0 ? HealthCheckResult.Degraded(string.Join(' ', doubts), data: data) : HealthCheckResult.Healthy("The hosts of the cloud are reached securely.", data);
    }

    private async Task<Finding> ProbeAsync(string role, Uri origin, CertificateSource? clientCertificate, CancellationToken cancellationToken)
    {
        try
        {
            return new Finding(role, origin, await tls.ProbeAsync(origin, clientCertificate, cancellationToken).ConfigureAwait(false), Fault: null);
        }
        catch (TeamsTransportException fault)
        {
            return new Finding(role, origin, Report: null, fault);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The deadline of the check: a host that says nothing is told by its code, and beside what the other one said.
            return new Finding(role, origin, Report: null, new TeamsTransportException(
                SecureTeamsErrorCode.RequestTimedOut,
                $"'{origin.Host}' did not answer before the deadline of the health check.",
                "Check that TCP 443 to this host is open, or give the check a longer timeout."));
        }
    }

    private sealed record Finding(string Role, Uri Origin, TlsReport? Report, TeamsTransportException? Fault)
    {
        internal string? Doubt => Report switch
        {
            null => null,
            { RevocationChecked: false } => $"It is not known whether the certificate of '{Origin.Host}' has been revoked.",
            _ when Report.CertificateFindings.Any(finding => finding.Code == CertificateFindingCode.ExpiresSoon) => $"A certificate of '{Origin.Host}' expires soon.",
            _ => null,
        };

        internal void WriteTo(Dictionary<string, object> data)
        {
            data[$"{Role}.host"] = Origin.Authority;
            if (Fault is not null)
            {
                data[$"{Role}.error"] = Fault.Code.ToString();
                return;
            }

            data[$"{Role}.protocol"] = Report!.Protocol.ToString();
            data[$"{Role}.cipherSuite"] = Report.CipherSuite.ToString();
            data[$"{Role}.notAfter"] = Report.NotAfter;
            data[$"{Role}.revocation"] = Worst(Report.Revocation);
        }

        private static string Worst(IReadOnlyList<RevocationResult> results)
        {
            foreach (RevocationResult result in results)
            {
                if (result.Status != RevocationStatus.Good)
                {
                    return $"{result.Status} ({result.Failure})";
                }
            }

            return nameof(RevocationStatus.Good);
        }
    }
}
