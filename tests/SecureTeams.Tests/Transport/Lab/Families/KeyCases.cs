using Org.BouncyCastle.Tls;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class KeyCases
{
    private static readonly LabFamily Keys = new("Keys");

    internal static IEnumerable<LabCase> All =>
    [
        Keys.Leaf("RSA 2048", "has an RSA key of 2048 bits", LabOutcome.Accepted, p => p with { Key = LabKey.Rsa2048 }),
        Keys.Leaf("P-256", "has an ECDSA key on P-256", LabOutcome.Accepted, p => p),
        Keys.Leaf("P-384", "has an ECDSA key on P-384", LabOutcome.Accepted, p => p with { Key = LabKey.P384 }),
        Keys.Row("RSA 1024", "has an RSA key of 1024 bits", SecureTeamsErrorCode.CertificateKeyWeak, bench => Weak(bench, LabKey.Rsa1024, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)),
        Keys.Row("Ed25519", "has a key of a kind that is not approved", SecureTeamsErrorCode.CertificateKeyWeak, bench => Weak(bench, LabKey.Ed25519, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)),
        Keys.Row("P-192", "has an ECDSA key on P-192", SecureTeamsErrorCode.TlsHandshakeFailed, bench => Weak(bench, LabKey.P192, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)),
        Keys.Row("RSA 1024 in the issuer", "was issued by an authority with 1024 bits", SecureTeamsErrorCode.CertificateKeyWeak, bench => WeakIssuer(bench, LabKey.Rsa1024)),
        Keys.Row("P-192 in the issuer", "was issued by an authority with a key on P-192", SecureTeamsErrorCode.CertificateKeyWeak, bench => WeakIssuer(bench, LabKey.P192)),
        Keys.Row("stolen certificate", "shows a good certificate without having its key", SecureTeamsErrorCode.TlsHandshakeFailed, Stolen),
    ];

    private static LabSetup Weak(LabBench bench, LabKey key, int suite) => Serve(bench.Chain(p => p with { Key = key }), suite);

    private static LabSetup WeakIssuer(LabBench bench, LabKey key) =>
        Serve(bench.ChainBy(bench.Intermediate(p => p with { Key = key })), CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);

    private static LabSetup Serve(LabChain chain, int suite) => new(
        new LabServer(new LegacyTls(chain) { Suites = [suite] }.Script(Answers.Good)),
        LegacyProbe.Negotiates(ProtocolVersion.TLSv12, suite));

    private static LabSetup Stolen(LabBench bench)
    {
        LabChain chain = bench.Chain();
        return new LabSetup(
            new LabServer(new LegacyTls(chain) { Signer = LabKey.NewP256() }.Script(Answers.Good)),
            LegacyProbe.IsShown(chain.Leaf));
    }
}
