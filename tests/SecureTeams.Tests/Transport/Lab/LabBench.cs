using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Tests.Transport.Lab.Probes;
using SecureTeams.Tests.Transport.Lab.Servers;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>What the rows share: a trusted root, and endpoints that publish revocation lists.</summary>
internal sealed class LabBench : IAsyncDisposable
{
    internal LabBench()
    {
        Root = LabAuthority.Root();
        RsaRoot = LabAuthority.Root(CertificateProfile.Authority("RSA root") with { Key = LabKey.RsaOther });
        Trust = TlsTrust.OnlyRoots(Root.Certificate, RsaRoot.Certificate);
        Lists = new RevocationHost();
        SecureLists = new RevocationHost(new PlatformTls(Chain(p => p with { DnsNames = ["localhost"] })));
    }

    internal LabAuthority Root { get; }

    internal LabAuthority RsaRoot { get; }

    internal TlsTrust Trust { get; }

    /// <summary>Gets the endpoint over plain http.</summary>
    internal RevocationHost Lists { get; }

    /// <summary>Gets the endpoint over https, whose own certificate is good.</summary>
    internal RevocationHost SecureLists { get; }

    /// <summary>Makes a certificate of the root with a good list, changed as the row wants it.</summary>
    internal LabChain Chain(Func<CertificateProfile, CertificateProfile>? change = null, LabAuthority? issuer = null)
    {
        CertificateProfile profile = new() { DistributionPoint = GoodList(issuer ?? Root) };
        profile = change?.Invoke(profile) ?? profile;
        return new LabChain((issuer ?? Root).Issue(profile), profile.Key);
    }

    /// <summary>Makes an intermediate authority of the root with a good list, changed as the row wants it.</summary>
    internal LabAuthority Intermediate(Func<CertificateProfile, CertificateProfile>? change = null, LabAuthority? issuer = null)
    {
        CertificateProfile profile = CertificateProfile.Authority("intermediate") with { Key = LabKey.NewP256(), DistributionPoint = GoodList(issuer ?? Root) };
        return (issuer ?? Root).Subordinate(change?.Invoke(profile) ?? profile);
    }

    /// <summary>Makes a certificate of an intermediate, both sent by the server.</summary>
    internal LabChain ChainBy(LabAuthority intermediate, Func<CertificateProfile, CertificateProfile>? change = null) =>
        Chain(change, intermediate) with { Issuers = [intermediate.Certificate] };

    internal string GoodList(LabAuthority issuer) => Lists.Publish(() => issuer.List(new RevocationListProfile()));

    /// <summary>Starts a server that shows this chain and answers well, if it is let.</summary>
    internal LabSetup Serve(LabChain chain, string host = LabCase.DefaultHost) =>
        Serve(new PlatformTls(chain), Answers.Good) with { Host = host, Proof = PermissiveProbe.Sees(chain.Leaf, host) };

    /// <summary>Starts a server that sends along exactly these issuers; the platform's leaves out roots and strangers.</summary>
    internal LabSetup ServeExactly(LabChain chain) => new(new LabServer(new LegacyTls(chain).Script(Answers.Good)), PermissiveProbe.SeesAll(chain));

    internal LabSetup Serve(PlatformTls tls, Func<LabConnection, Stream, Task> answer) =>
        new(new LabServer(tls.Script(answer)), PermissiveProbe.Sees(tls.Chain.Leaf));

    public async ValueTask DisposeAsync()
    {
        await Lists.DisposeAsync();
        await SecureLists.DisposeAsync();
    }
}
