namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class ValidityCases
{
    private static readonly LabFamily Validity = new("Validity");

    internal static IEnumerable<LabCase> All =>
    [
        Validity.Leaf("within", "is valid from a minute ago for a day", LabOutcome.Accepted, p => p with { From = TimeSpan.FromMinutes(-1), Until = TimeSpan.FromDays(1) }),
        Validity.Leaf("expired", "ended a minute ago", SecureTeamsErrorCode.CertificateNotTimeValid, p => p with { From = TimeSpan.FromDays(-30), Until = TimeSpan.FromMinutes(-1) }),
        Validity.Leaf("not yet valid", "begins tomorrow", SecureTeamsErrorCode.CertificateNotTimeValid, p => p with { From = TimeSpan.FromDays(1) }),
        Validity.Row("expired intermediate", "its issuer's certificate ended yesterday", SecureTeamsErrorCode.CertificateNotTimeValid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { Until = TimeSpan.FromDays(-1) })))),
        Validity.Row("intermediate not yet valid", "its issuer's certificate begins tomorrow", SecureTeamsErrorCode.CertificateNotTimeValid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { From = TimeSpan.FromDays(1) })))),
    ];
}
