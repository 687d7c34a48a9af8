using System.Net;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class NameCases
{
    private static readonly LabFamily Names = new("Names");

    internal static IEnumerable<LabCase> All =>
    [
        Names.Leaf("exact name", "names `graph.lab.test`", LabOutcome.Accepted, p => p),
        Names.Leaf("exact name, other casing", "names `GRAPH.lab.TEST`", LabOutcome.Accepted, p => p with { DnsNames = ["GRAPH.lab.TEST"] }),
        Names.Leaf("one of many", "names two others and `graph.lab.test`", LabOutcome.Accepted, p => p with { DnsNames = ["a.test", "b.test", LabCase.DefaultHost] }),
        Names.Leaf("wildcard, one label", "names `*.lab.test`", LabOutcome.Accepted, p => p with { DnsNames = ["*.lab.test"] }),
        Names.Leaf("wrong host", "names `other.lab.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["other.lab.test"] }),
        Names.Leaf("suffix of the name", "names `lab.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["lab.test"] }),
        Names.Leaf("longer name", "names `graph.lab.test.evil.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["graph.lab.test.evil.test"] }),
        Names.Leaf("wildcard, two labels", "names `*.test`, is asked for `graph.lab.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["*.test"] }),
        Names.Leaf("wildcard for a whole top-level domain", "names `*.test`, is asked for `lab.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["*.test"] }, "lab.test"),
        Names.Leaf("wildcard for everything", "names `*`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["*"] }),
        Names.Leaf("nested wildcard", "names `*.*.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["*.*.test"] }),
        Names.Leaf("wildcard, partial label", "names `gr*.lab.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["gr*.lab.test"] }),
        Names.Leaf("wildcard, not the first label", "names `graph.*.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["graph.*.test"] }),
        Names.Leaf("common name only", "has no alternative names, and the host as its common name", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = [] }),
        Names.Leaf("common name beside other names", "names `other.lab.test`, and the host as its common name", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["other.lab.test"], CommonName = LabCase.DefaultHost }),
        Names.Leaf("IP address", "names the address 127.0.0.1 only", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = [], Addresses = [IPAddress.Loopback], CommonName = "127.0.0.1" }),
        Names.Leaf("IP address as a DNS name", "names `127.0.0.1` as a DNS name", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["127.0.0.1"] }),
        Names.Leaf("NUL in the name", "names `graph.lab.test\\0.evil.test`", SecureTeamsErrorCode.CertificateNameMismatch, p => p with { DnsNames = ["graph.lab.test\0.evil.test"] }),
    ];
}
