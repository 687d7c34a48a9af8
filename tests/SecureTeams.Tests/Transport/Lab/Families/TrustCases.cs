using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class TrustCases
{
    private static readonly LabFamily Trust = new("Trust and chain");

    internal static IEnumerable<LabCase> All =>
    [
        Trust.Row("one intermediate", "sends the issuer's certificate along", LabOutcome.Accepted, bench => bench.Serve(bench.ChainBy(bench.Intermediate()))),
        Trust.Row("two intermediates", "sends both along", LabOutcome.Accepted, TwoIntermediates),
        Trust.Row("unrelated certificate sent along", "sends the issuer's certificate and one of somebody else", LabOutcome.Accepted, UnrelatedBeside),
        Trust.Row("self-signed", "vouches for itself", SecureTeamsErrorCode.CertificateSelfSigned, SelfSigned),
        Trust.Row("untrusted root", "was issued by a root that is not trusted, and sends it along", SecureTeamsErrorCode.CertificateUntrusted, bench => WithRoot(bench, LabAuthority.Root())),
        Trust.Row("untrusted root, not sent", "was issued by a root that is not trusted", SecureTeamsErrorCode.CertificateChainIncomplete, bench => bench.Serve(bench.Chain(issuer: LabAuthority.Root()))),
        Trust.Row("root that names itself as the trusted one", "was issued by another key under the trusted root's name, and sends that certificate along", SecureTeamsErrorCode.CertificateUntrusted, bench => WithRoot(bench, LabAuthority.Impersonating(bench.Root))),
        Trust.Row("root that names itself as the trusted one, not sent", "was issued by another key under the trusted root's name", SecureTeamsErrorCode.CertificateChainIncomplete, bench => bench.Serve(bench.Chain(issuer: LabAuthority.Impersonating(bench.Root)))),
        Trust.Row("private root against the system's", "was issued by the lab's root, and the client trusts the system's only", SecureTeamsErrorCode.CertificateUntrusted, bench => WithRoot(bench, bench.Root) with { Trust = TlsTrust.SystemRoots }),
        Trust.Row("other root than the named one", "was issued by a root that is not the one named with `TlsTrust.OnlyRoots`", SecureTeamsErrorCode.CertificateUntrusted, bench => WithRoot(bench, bench.Root) with { Trust = TlsTrust.OnlyRoots(bench.RsaRoot.Certificate) }),
        Trust.Row("missing intermediate", "does not send the issuer's certificate", SecureTeamsErrorCode.CertificateChainIncomplete, bench => bench.Serve(bench.Chain(issuer: bench.Intermediate()))),
        Trust.Row("missing intermediate that could be fetched", "names an address where its issuer's certificate is (AIA); nothing is fetched there", SecureTeamsErrorCode.CertificateChainIncomplete, IssuerAtAddress),
        Trust.Leaf("authority as server", "has the certificate of an authority (CA:TRUE)", SecureTeamsErrorCode.CertificateConstraintsInvalid, p => p with { IsAuthority = true, KeyUsage = p.KeyUsage | X509KeyUsageFlags.KeyCertSign }),
        Trust.Row("server as authority", "was issued by another server's certificate (CA:FALSE)", SecureTeamsErrorCode.CertificateConstraintsInvalid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { IsAuthority = false })))),
        Trust.Row("authority without keyCertSign", "was issued by an authority whose key may not sign certificates", SecureTeamsErrorCode.CertificateUsageInvalid, bench => bench.Serve(bench.ChainBy(bench.Intermediate(p => p with { KeyUsage = X509KeyUsageFlags.CrlSign })))),
        Trust.Row("path too long", "was issued two levels below an authority that allows one", SecureTeamsErrorCode.CertificateConstraintsInvalid, PathTooLong),
        Trust.Row("signature broken", "changed one bit of the issuer's signature", SecureTeamsErrorCode.CertificateUntrusted, BrokenSignature),
        Trust.Leaf("unknown critical extension", "has a critical extension that nobody knows", SecureTeamsErrorCode.CertificateInvalid, p => p with { More = [new X509Extension("1.3.6.1.4.1.55555.1", [5, 0], critical: true)] }),
    ];

    private static LabSetup WithRoot(LabBench bench, LabAuthority root) => bench.ServeExactly(bench.Chain(issuer: root) with { Issuers = [root.Certificate] });

    private static LabSetup TwoIntermediates(LabBench bench)
    {
        LabAuthority upper = bench.Intermediate();
        LabAuthority lower = bench.Intermediate(issuer: upper);
        return bench.Serve(bench.ChainBy(lower) with { Issuers = [lower.Certificate, upper.Certificate] });
    }

    private static LabSetup UnrelatedBeside(LabBench bench)
    {
        LabAuthority issuer = bench.Intermediate();
        return bench.ServeExactly(bench.ChainBy(issuer) with { Issuers = [LabAuthority.Root().Certificate, issuer.Certificate] });
    }

    private static LabSetup SelfSigned(LabBench bench)
    {
        LabAuthority self = LabAuthority.Root(new CertificateProfile { DistributionPoint = bench.GoodList(bench.Root) });
        return bench.Serve(new LabChain(self.Certificate, LabKey.P256));
    }

    private static LabSetup IssuerAtAddress(LabBench bench)
    {
        LabAuthority issuer = bench.Intermediate();
        bool fetched = false;
        string address = bench.Lists.Publish(() =>
        {
            fetched = true;
            return issuer.Certificate.RawData;
        });
        LabChain chain = bench.Chain(p => p with { More = [new X509AuthorityInformationAccessExtension(null, [address])] }, issuer);
        return bench.Serve(chain) with { Afterwards = _ => Assert.False(fetched) };
    }

    private static LabSetup PathTooLong(LabBench bench)
    {
        LabAuthority upper = bench.Intermediate(p => p with { PathLength = 0 });
        LabAuthority lower = bench.Intermediate(issuer: upper);
        return bench.Serve(bench.ChainBy(lower) with { Issuers = [lower.Certificate, upper.Certificate] });
    }

    private static LabSetup BrokenSignature(LabBench bench)
    {
        LabChain chain = bench.Chain(p => p with { Key = LabKey.Rsa2048 }, bench.RsaRoot);
        byte[] encoded = chain.Leaf.RawData;
        encoded[^1] ^= 1;
        return bench.Serve(chain with { Leaf = X509CertificateLoader.LoadCertificate(encoded) });
    }
}
