using System.Net.Security;
using System.Security.Authentication;
using Org.BouncyCastle.Tls;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class SuiteCases
{
    private static readonly LabFamily Suites = new("Cipher suites");

    internal static IEnumerable<LabCase> All =>
    [
        Good("TLS 1.3, AES-256", SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384),
        Good("TLS 1.3, AES-128", SslProtocols.Tls13, TlsCipherSuite.TLS_AES_128_GCM_SHA256),
        Good("TLS 1.2, AES-256", SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
        Good("TLS 1.2, AES-128", SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
        Weak("no encryption", "NULL with SHA-256", CipherSuite.TLS_RSA_WITH_NULL_SHA256),
        Weak("no authentication", "anonymous Diffie-Hellman", CipherSuite.TLS_DH_anon_WITH_AES_128_GCM_SHA256),
        Weak("3DES", "3DES in CBC", CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA),
        Weak("CBC", "ECDHE with AES in CBC", CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA),
        Weak("CBC with SHA-256", "ECDHE with AES in CBC and SHA-256", CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256),
        Weak("no forward secrecy", "AES in GCM under the server's RSA key", CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256),
        Weak("finite-field Diffie-Hellman", "DHE with AES in GCM", CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
        Weak("ChaCha20, TLS 1.2", "ECDHE with ChaCha20-Poly1305, which FIPS does not approve", CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
        Weak("ChaCha20, TLS 1.3", "ChaCha20-Poly1305, which FIPS does not approve", CipherSuite.TLS_CHACHA20_POLY1305_SHA256, ProtocolVersion.TLSv13),
        Weak("CCM with a short tag", "AES in CCM with a tag of 8 bytes", CipherSuite.TLS_AES_128_CCM_8_SHA256, ProtocolVersion.TLSv13),
        Unasked("RC4, unasked", "RC4", CipherSuite.TLS_RSA_WITH_RC4_128_SHA),
        Unasked("no encryption, unasked", "NULL", CipherSuite.TLS_RSA_WITH_NULL_SHA256),
        Unasked("export, unasked", "an export suite of 40 bits", CipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5),
        Unasked("3DES, unasked", "3DES", CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA),
    ];

    private static LabCase Good(string name, SslProtocols protocol, TlsCipherSuite suite) =>
        Suites.Row(name, $"has `{suite}` only", LabOutcome.Accepted, bench =>
            bench.Serve(new PlatformTls(bench.Chain()) { Protocols = protocol, Suites = [suite] }, Answers.Good) with { Proof = PermissiveProbe.Negotiates(protocol, suite) });

    private static LabCase Weak(string name, string server, int suite, ProtocolVersion? version = null) =>
        Suites.Row(name, $"has {server} only", SecureTeamsErrorCode.TlsHandshakeFailed, bench => new LabSetup(
            new LabServer(new LegacyTls(bench.Chain(p => p with { Key = LabKey.Rsa2048 })) { Versions = (version ?? ProtocolVersion.TLSv12).Only(), Suites = [suite] }.Script(Answers.Good)),
            LegacyProbe.Negotiates(version ?? ProtocolVersion.TLSv12, suite)));

    private static LabCase Unasked(string name, string server, int suite) =>
        Suites.Row(name, $"chooses {server}, which it was not offered", SecureTeamsErrorCode.TlsHandshakeFailed, _ => HandWritten.Hello(0x0303, suite));
}
