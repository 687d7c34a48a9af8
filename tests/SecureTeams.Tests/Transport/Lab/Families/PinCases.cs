using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport.Pins;

namespace SecureTeams.Tests.Transport.Lab.Families;

internal static class PinCases
{
    private static readonly LabFamily Pins = new("Pins");

    internal static IEnumerable<LabCase> All =>
    [
        Pins.Row("server's key", "has a pinned key", LabOutcome.Accepted, bench => Pinned(bench, bench.Chain(), PinOf(LabKey.P256))),
        Pins.Row("issuer's key", "was issued by an authority with a pinned key", LabOutcome.Accepted, bench =>
        {
            LabAuthority issuer = bench.Intermediate();
            return Pinned(bench, bench.ChainBy(issuer), PublicKeyPin.FromCertificate(issuer.Certificate));
        }),
        Pins.Row("pins of another host", "has no pinned key, but the pins are those of another host", LabOutcome.Accepted, bench =>
            bench.Serve(bench.Chain()) with { Trust = bench.Trust.WithPins("other.lab.test", PinOf(LabKey.P384), PinOf(LabKey.Rsa2048)) }),
        Pins.Row("no pinned key", "has a good certificate that leads to no pinned key", SecureTeamsErrorCode.CertificatePinMismatch, bench => Pinned(bench, bench.Chain(), PinOf(LabKey.P384))),
        Pins.Row("pinned key beside the chain", "sends along a certificate with a pinned key, which is no part of its chain", SecureTeamsErrorCode.CertificatePinMismatch, PinBeside),
        Pins.Row("pinned key, untrusted root", "has a pinned key and a certificate of a root that is not trusted", SecureTeamsErrorCode.CertificateChainIncomplete, bench => Pinned(bench, bench.Chain(issuer: LabAuthority.Root()), PinOf(LabKey.P256))),
    ];

    private static PublicKeyPin PinOf(LabKey key) => PublicKeyPin.FromCertificate(LabAuthority.Root(CertificateProfile.Authority("pin") with { Key = key }).Certificate);

    private static LabSetup Pinned(LabBench bench, LabChain chain, PublicKeyPin pin) =>
        bench.ServeExactly(chain) with { Trust = bench.Trust.WithPins(LabCase.DefaultHost, pin, PinOf(LabKey.Rsa1024)) };

    private static LabSetup PinBeside(LabBench bench)
    {
        LabAuthority pinned = bench.Intermediate();
        return Pinned(bench, bench.Chain() with { Issuers = [pinned.Certificate] }, PublicKeyPin.FromCertificate(pinned.Certificate));
    }
}
