using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Transport;

public sealed class TlsTrustTests
{
    [Fact]
    public void OnlyRoots_None_IsRefused() => Assert.Throws<ArgumentException>(() => TlsTrust.OnlyRoots());

    [Fact]
    public void OnlyRoots_LeafCertificate_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 leaf = new CertificateRequest("CN=leaf", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.Throws<ArgumentException>(() => TlsTrust.OnlyRoots(leaf));
    }

    [Fact]
    public void CreateChainPolicy_AnyTrust_ChecksRevocationOnline()
    {
        X509ChainPolicy policy = TlsTrust.SystemRoots.CreateChainPolicy();
        Assert.Equal(X509RevocationMode.Online, policy.RevocationMode);
        Assert.Equal(X509RevocationFlag.ExcludeRoot, policy.RevocationFlag);
        Assert.Equal(X509VerificationFlags.NoFlag, policy.VerificationFlags);
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(policy.ApplicationPolicy.Cast<Oid>()).Value);
    }
}
