using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Lab.Authority;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class UsageCases
{
    private static readonly LabFamily Usage = new("Usage");

    internal static IEnumerable<LabCase> All =>
    [
        Usage.Leaf("server", "may serve (serverAuth)", LabOutcome.Accepted, p => p),
        Usage.Leaf("server and client", "may serve and be a client", LabOutcome.Accepted, p => p with { Usages = [CertificateProfile.ClientAuthentication, CertificateProfile.ServerAuthentication] }),
        Usage.Leaf("client", "may be a client only (clientAuth)", SecureTeamsErrorCode.CertificateUsageInvalid, p => p with { Usages = [CertificateProfile.ClientAuthentication] }),
        Usage.Leaf("code signing", "may sign code only", SecureTeamsErrorCode.CertificateUsageInvalid, p => p with { Usages = [CertificateProfile.CodeSigning] }),
        Usage.Leaf("any", "may be used for anything (anyExtendedKeyUsage)", SecureTeamsErrorCode.CertificateUsageInvalid, p => p with { Usages = [CertificateProfile.AnyUsage] }),
        Usage.Leaf("absent", "has no extended key usage", SecureTeamsErrorCode.CertificateUsageInvalid, p => p with { Usages = null }),
        Usage.Leaf("key usage", "has a key that may sign lists only (cRLSign)", SecureTeamsErrorCode.CertificateUsageInvalid, p => p with { KeyUsage = X509KeyUsageFlags.CrlSign }),
        Usage.Row("intermediate for clients", "was issued by an authority for client certificates only", SecureTeamsErrorCode.CertificateUsageInvalid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { Usages = [CertificateProfile.ClientAuthentication] })))),
        Usage.Row("intermediate for servers", "was issued by an authority for server certificates only", LabOutcome.Accepted, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { Usages = [CertificateProfile.ServerAuthentication] })))),
    ];
}
