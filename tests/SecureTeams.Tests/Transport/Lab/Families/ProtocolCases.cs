using System.Net.Security;
using System.Security.Authentication;
using Org.BouncyCastle.Tls;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class ProtocolCases
{
    private static readonly LabFamily Protocols = new("Protocol versions");

    internal static IEnumerable<LabCase> All =>
    [
        Protocols.Row("TLS 1.3", "speaks TLS 1.3 only", LabOutcome.Accepted, bench => Modern(bench, LabKey.P256, SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384)),
        Protocols.Row("TLS 1.2, ECDSA", "speaks TLS 1.2 only", LabOutcome.Accepted, bench => Modern(bench, LabKey.P256, SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)),
        Protocols.Row("TLS 1.2, RSA", "speaks TLS 1.2 only, with an RSA key", LabOutcome.Accepted, bench => Modern(bench, LabKey.Rsa2048, SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)),
        Protocols.Row("TLS 1.1 only", "speaks TLS 1.1 only", SecureTeamsErrorCode.TlsHandshakeFailed, bench => Legacy(bench, ProtocolVersion.TLSv11)),
        Protocols.Row("TLS 1.0 only", "speaks TLS 1.0 only", SecureTeamsErrorCode.TlsHandshakeFailed, bench => Legacy(bench, ProtocolVersion.TLSv10)),
        Protocols.Row("TLS 1.1, unasked", "answers with TLS 1.1, whatever it is offered", SecureTeamsErrorCode.TlsHandshakeFailed, _ => HandWritten.Hello(0x0302, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA)),
        Protocols.Row("TLS 1.0, unasked", "answers with TLS 1.0, whatever it is offered", SecureTeamsErrorCode.TlsHandshakeFailed, _ => HandWritten.Hello(0x0301, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA)),
        Protocols.Row("SSL 3.0, unasked", "answers with SSL 3.0, whatever it is offered", SecureTeamsErrorCode.TlsHandshakeFailed, _ => HandWritten.Hello(0x0300, CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA)),
        Protocols.Row("downgrade in the middle", "speaks TLS 1.3, but somebody in between hides the client's offer of it", SecureTeamsErrorCode.TlsHandshakeFailed, Downgraded),
    ];

    private static LabSetup Modern(LabBench bench, LabKey key, SslProtocols protocol, TlsCipherSuite suite)
    {
        LabChain chain = bench.Chain(p => p with { Key = key });
        return bench.Serve(new PlatformTls(chain) { Protocols = protocol }, Answers.Good) with { Proof = PermissiveProbe.Negotiates(protocol, suite) };
    }

    private static LabSetup Legacy(LabBench bench, ProtocolVersion version)
    {
        const int suite = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA;
        return new LabSetup(
            new LabServer(new LegacyTls(bench.Chain()) { Versions = version.Only(), Suites = [suite] }.Script(Answers.Good)),
            LegacyProbe.Negotiates(version, suite));
    }

    private static LabSetup Downgraded(LabBench bench)
    {
        // The extension supported_versions with TLS 1.3 and 1.2 (RFC 8446 section 4.2.1).
        byte[] offer = [0x00, 0x2B, 0x00, 0x05, 0x04, 0x03, 0x04, 0x03, 0x03];
        int hidden = 0;
        return Relay.Between(bench, new PlatformTls(bench.Chain()), (toServer, record, _) =>
        {
            int at = record.AsSpan().IndexOf(offer);
            if (toServer && at >= 0)
            {
                record[at] = 0x7A;
                record[at + 1] = 0x7A;
                hidden++;
            }
        }) with
        {
            Afterwards = _ => Assert.Equal(1, hidden),
        };
    }
}
