using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Tests.Transport.Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Pins;

namespace SecureTeams.Tests.Transport.Pins;

public sealed class PinTests
{
    private const string Zero = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly PublicKeyPin Backup = PublicKeyPin.Parse(Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Handshake_PinOfAnyCertificateOfTheChain_Matches(int position)
    {
        await using var served = ServedChain.Start();
        X509Certificate2[] chain = [served.Chain.Leaf, served.Chain.Intermediate, served.Chain.Root];
        TlsTrust trust = TlsTrust.OnlyRoots(served.Chain.Root).WithPins("LOCALHOST", Backup, PublicKeyPin.FromCertificate(chain[position]));
        Assert.Equal("localhost", (await served.InspectAsync(trust)).Host);
    }

    [Fact]
    public async Task Handshake_NoPinMatches_IsRefusedAlthoughTheChainIsTrusted()
    {
        await using var served = ServedChain.Start();
        using var other = CertificateChain.Make();
        TlsTrust trust = TlsTrust.OnlyRoots(served.Chain.Root).WithPins("localhost", Backup, PublicKeyPin.FromCertificate(other.Leaf));
        TeamsTransportException refusal = await served.RefusalAsync(trust);
        Assert.Equal(SecureTeamsErrorCode.CertificatePinMismatch, refusal.Code);
        Assert.Equal(0, served.Endpoint.Received);
    }

    /// <summary>A pinned certificate that is merely sent along proves nothing: the attacker can send it too.</summary>
    [Fact]
    public void Demand_PinnedCertificateIsSentButNotInTheChain_IsRefused()
    {
        using var other = CertificateChain.Make();
        using var chain = CertificateChain.Make();
        using X509Chain built = chain.Build(policy: policy => policy.ExtraStore.Add(other.Intermediate));
        CertificateJudgement judgement = ServerCertificateCheck.Demand(CertificateChain.Host, chain.Leaf, built, SslPolicyErrors.None);
        TlsTrust trust = TlsTrust.SystemRoots.WithPins(CertificateChain.Host, Backup, PublicKeyPin.FromCertificate(other.Intermediate));
        Assert.Equal(SecureTeamsErrorCode.CertificatePinMismatch, Assert.Throws<TeamsTransportException>(() => trust.Pins.Demand(CertificateChain.Host, judgement)).Code);
        TlsTrust.SystemRoots.WithPins(CertificateChain.Host, Backup, PublicKeyPin.FromCertificate(chain.Intermediate)).Pins.Demand(CertificateChain.Host, judgement);
    }

    [Fact]
    public async Task Handshake_PinsDoNotWidenTrust_AnUntrustedChainIsRefused()
    {
        await using var served = ServedChain.Start();
        using var other = CertificateChain.Make();
        TlsTrust trust = TlsTrust.OnlyRoots(other.Root).WithPins("localhost", Backup, PublicKeyPin.FromCertificate(served.Chain.Leaf));
        Assert.Equal(SecureTeamsErrorCode.CertificateChainIncomplete, (await served.RefusalAsync(trust)).Code);
    }

    [Fact]
    public async Task Handshake_PinsOfAnotherHost_DoNotMatter()
    {
        await using var served = ServedChain.Start();
        using var other = CertificateChain.Make();
        TlsTrust trust = TlsTrust.OnlyRoots(served.Chain.Root)
            .WithPins("one.example", Backup, PublicKeyPin.FromCertificate(other.Leaf))
            .WithPins("two.example", Backup, PublicKeyPin.FromCertificate(other.Root));
        Assert.True((await served.InspectAsync(trust)).RevocationChecked);
    }

    [Fact]
    public void WithPins_FewerThanTwoDifferent_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TlsTrust.SystemRoots.WithPins("graph.contoso.example"));
        Assert.Throws<ArgumentException>(() => TlsTrust.SystemRoots.WithPins("graph.contoso.example", Backup));
        Assert.Throws<ArgumentException>(() => TlsTrust.SystemRoots.WithPins("graph.contoso.example", Backup, PublicKeyPin.Parse(Zero)));
        Assert.Throws<ArgumentNullException>(() => TlsTrust.SystemRoots.WithPins("graph.contoso.example", Backup, null!));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("graph.contoso.example:443")]
    [InlineData("")]
    public void WithPins_NoDnsName_IsRefused(string host)
    {
        using var chain = CertificateChain.Make();
        Assert.ThrowsAny<ArgumentException>(() => TlsTrust.SystemRoots.WithPins(host, Backup, PublicKeyPin.FromCertificate(chain.Root)));
    }

    [Fact]
    public void WithPins_SameHostTwice_IsRefused()
    {
        using var chain = CertificateChain.Make();
        PublicKeyPin pin = PublicKeyPin.FromCertificate(chain.Root);
        TlsTrust trust = TlsTrust.SystemRoots.WithPins("bücher.example", Backup, pin);
        Assert.Throws<ArgumentException>(() => trust.WithPins("XN--BCHER-KVA.example.", Backup, pin));
    }

    [Fact]
    public void WithPins_ArrayChangedAfterwards_HasNoEffectAndTheOldTrustStays()
    {
        using var chain = CertificateChain.Make();
        PublicKeyPin[] pins = [Backup, PublicKeyPin.FromCertificate(chain.Root)];
        TlsTrust trust = TlsTrust.OnlyRoots(chain.Root).WithPins("one.example", pins);
        pins[1] = Backup;
        Assert.Equal(chain.Root, Assert.Single(trust.Roots));
        Assert.NotNull(trust.WithPins("two.example", Backup, PublicKeyPin.FromCertificate(chain.Leaf)));
        Assert.NotNull(TlsTrust.SystemRoots.WithPins("one.example", Backup, PublicKeyPin.FromCertificate(chain.Leaf)));
    }

    [Fact]
    public void FromCertificate_AnyKey_IsTheHashOfItsSubjectPublicKeyInfo()
    {
        using var rsa = RSA.Create(2048);
        using var chain = CertificateChain.Make(leaf => leaf.Key = rsa);
        Assert.Equal($"sha256/{Convert.ToBase64String(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))}", PublicKeyPin.FromCertificate(chain.Leaf).ToString());
    }

    [Fact]
    public void Parse_Pin_SurvivesTheRoundTripAndIsEqual()
    {
        Assert.Equal(Zero, PublicKeyPin.Parse(Zero).ToString());
        Assert.Equal(Backup, PublicKeyPin.Parse(Zero));
        using var chain = CertificateChain.Make();
        Assert.NotEqual(Backup, PublicKeyPin.FromCertificate(chain.Root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("SHA256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]
    [InlineData("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ")]
    [InlineData("sha256/ AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Parse_NoPin_IsRefused(string text)
    {
        Assert.False(PublicKeyPin.TryParse(text, out _));
        Assert.Throws<FormatException>(() => PublicKeyPin.Parse(text));
    }
}
