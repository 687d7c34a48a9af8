using System.Net;
using System.Net.Sockets;
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

    /// <summary>Whoever is not trusted yet must not choose addresses for this machine to fetch.</summary>
    [Fact]
    public void CreateChainPolicy_CertificateOfAStranger_FetchesNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=stranger", key, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 stranger = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=leaf", leafKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [$"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/ca.cer"]));
        using X509Certificate2 leaf = request.Create(stranger, now.AddHours(-1), now.AddHours(1), [1, 2, 3]);
        using var chain = new X509Chain { ChainPolicy = TlsTrust.SystemRoots.CreateChainPolicy() };
        Assert.False(chain.Build(leaf));
        Assert.False(listener.Pending());
    }

    [Fact]
    public void CreateChainPolicy_AnyTrust_FetchesNothingAndOverlooksNothing()
    {
        X509ChainPolicy policy = TlsTrust.SystemRoots.CreateChainPolicy();
        Assert.Equal(X509RevocationMode.Offline, policy.RevocationMode);
        Assert.Equal(X509RevocationFlag.ExcludeRoot, policy.RevocationFlag);
        Assert.Equal(X509VerificationFlags.NoFlag, policy.VerificationFlags);
        Assert.True(policy.DisableCertificateDownloads);
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(policy.ApplicationPolicy.Cast<Oid>()).Value);
    }
}
