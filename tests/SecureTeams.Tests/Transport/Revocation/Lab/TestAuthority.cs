using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>A certificate authority with a name that no other run has.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly List<IDisposable> _owned = [];

    private TestAuthority(TestKey key, X509Certificate2 certificate, TestAuthority? parent)
    {
        Key = key;
        Certificate = certificate;
        Parent = parent;
    }

    internal TestKey Key { get; }

    /// <summary>The authority's certificate without its key.</summary>
    internal X509Certificate2 Certificate { get; }

    internal TestAuthority? Parent { get; }

    internal static TestAuthority Root(TestKey? key = null, X509KeyUsageFlags? usage = Signing, X500DistinguishedName? name = null)
    {
        key ??= TestKey.P256();
        CertificateRequest request = Request(key, name ?? UniqueName("root"), usage);
        return new TestAuthority(key, request.Create(request.SubjectName, key.Generator, Now.AddDays(-60), Now.AddDays(60), Serial()), parent: null);
    }

    internal TestAuthority Subordinate(byte[]? points = null, X509KeyUsageFlags? usage = Signing)
    {
        var key = TestKey.P256();
        CertificateRequest request = Request(key, UniqueName("intermediate"), usage);
        Finish(request, points);
        return Own(new TestAuthority(key, request.Create(Certificate.SubjectName, Key.Generator, Now.AddDays(-30), Now.AddDays(30), Serial()), this));
    }

    /// <summary>Issues a server certificate for localhost, with its key.</summary>
    internal X509Certificate2 Issue(params string[] urls) => Issue(Points.Of(urls));

    internal X509Certificate2 Issue(byte[]? points, string host = "localhost", byte[]? serial = null)
    {
        using var key = TestKey.P256();
        CertificateRequest request = key.Request(new X500DistinguishedName("CN=server"));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        Finish(request, points);
        using X509Certificate2 bare = request.Create(Certificate.SubjectName, Key.Generator, Now.AddDays(-10), Now.AddDays(10), serial ?? Serial());
        return Own(key.Attach(bare));
    }

    /// <summary>Builds the chain of a certificate that this authority issued; the caller disposes it.</summary>
    internal X509Chain Chain(X509Certificate2 certificate)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        for (TestAuthority? authority = this; authority is not null; authority = authority.Parent)
        {
            (authority.Parent is null ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority.Certificate);
        }

        chain.Build(certificate);
        return chain;
    }

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        Certificate.Dispose();
        Key.Dispose();
    }

    internal static X500DistinguishedName UniqueName(string kind) => new($"CN=Test {kind} {Guid.NewGuid():N}, O=Revocation lab");

    internal static byte[] Serial()
    {
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }

    private static CertificateRequest Request(TestKey key, X500DistinguishedName name, X509KeyUsageFlags? usage)
    {
        CertificateRequest request = key.Request(name);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (usage is { } flags)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        }

        return request;
    }

    private void Finish(CertificateRequest request, byte[]? points)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (points is not null)
        {
            request.CertificateExtensions.Add(new X509Extension(new Oid("2.5.29.31"), points, critical: false));
        }
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
