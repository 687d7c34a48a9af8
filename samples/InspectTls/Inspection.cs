using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Inspection;
using SecureTeams.Transport.Revocation;

namespace InspectTls;

/// <summary>Inspects one host and prints what came about: the report, or the refusal with all its reasons.</summary>
internal static class Inspection
{
    private static readonly TlsPolicy[] Policies = [TlsPolicy.Default, TlsPolicy.TeamsSignalling, TlsPolicy.Fips];

    internal static async Task<int> RunAsync(Target target, TlsTrust? trust, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{target.Host}:{target.Port}");
        using var inspector = new TlsInspector(new TlsInspectorOptions { Trust = trust ?? TlsTrust.SystemRoots });
        try
        {
            Print(await inspector.InspectAsync(target.Host, target.Port, cancellationToken));
            return 0;
        }
        catch (TeamsTransportException refusal)
        {
            Print(refusal);
            return 1;
        }
    }

    private static void Print(TlsReport report)
    {
        Line("accepted", $"{report.Protocol}, {report.CipherSuite}, key exchange {report.KeyExchange}");
        Line("certificate", $"{report.Subject}, issued by {report.Issuer}, ends {report.NotAfter:yyyy-MM-dd}");
        foreach (RevocationResult result in report.Revocation)
        {
            Line("revocation", $"[{result.Position}] {result.Status} by {result.Source} {result.DistributionPoint}, age {result.Age}");
        }

        Print(report.CertificateFindings);
        foreach (TlsPolicy policy in Policies)
        {
            IReadOnlyList<TlsPolicyViolation> violations = policy.Evaluate(report);
            Line("policy", violations.Count == 0 ? $"{policy.Name}: satisfied" : $"{policy.Name}: not satisfied");
            foreach (TlsPolicyViolation violation in violations)
            {
                Line(string.Empty, $"  {violation.Message}");
            }
        }
    }

    private static void Print(TeamsTransportException refusal)
    {
        Line("REFUSED", $"{refusal.Code}: {refusal.Message}");
        Print(refusal.CertificateFindings);
    }

    private static void Print(IReadOnlyList<CertificateFinding> findings)
    {
        foreach (CertificateFinding finding in findings)
        {
            Line("finding", $"[{finding.Position}] {finding.Severity} {finding.Code}: {finding.Message} ({finding.Reference})");
        }
    }

    /// <summary>Names in certificates are whatever their issuer lets pass: they must not steer the terminal.</summary>
    private static void Line(string name, string value) =>
        Console.WriteLine($"  {name,-12} {string.Concat(value.Select(character => char.IsControl(character) ? '?' : character))}");
}
