using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.CertificateSources;

public sealed class CertificateFileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_PemWithItsKey_IsLoadedOnceAndUsable()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 issued = folder.Issue("client");
        CertificateSource source = folder.Own(CertificateSource.FromPemFile(folder.WritePem("client.pem", issued), settings: folder.Settings()));
        X509Certificate2 loaded = await source.GetAsync(Stop);
        Assert.Equal(issued.RawData, loaded.RawData);
        Assert.True(loaded.HasPrivateKey);
        Assert.Same(loaded, await source.GetAsync(Stop));
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Same(loaded, await source.GetAsync(Stop));
    }

    [Fact]
    public async Task GetAsync_PemWithAnEncryptedKeyInAnotherFile_IsUsable()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 issued = folder.Issue("client");
        using ECDsa key = issued.GetECDsaPrivateKey()!;
        await File.WriteAllTextAsync(folder.Path("client.crt"), issued.ExportCertificatePem(), Stop);
        await File.WriteAllTextAsync(folder.Path("client.key"), key.ExportEncryptedPkcs8PrivateKeyPem("correct horse", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)), Stop);
        CertificateSource right = folder.Own(CertificateSource.FromPemFile(folder.Path("client.crt"), folder.Path("client.key"), "correct horse"));
        Assert.True((await right.GetAsync(Stop)).HasPrivateKey);

        CertificateSource wrong = folder.Own(CertificateSource.FromPemFile(folder.Path("client.crt"), folder.Path("client.key"), "battery staple"));
        SecureTeamsException refusal = await RefusalOf(wrong);
        Assert.DoesNotContain("battery staple", refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains("'client.key'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_PfxWithPassword_IsUsable()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 issued = folder.Issue("client", key: RSA.Create(2048));
        string path = folder.WritePfx("client.pfx", issued, "correct horse");
        Assert.True((await folder.Own(CertificateSource.FromPfxFile(path, "correct horse")).GetAsync(Stop)).HasPrivateKey);
        SecureTeamsException refusal = await RefusalOf(folder.Own(CertificateSource.FromPfxFile(path, "battery staple")));
        Assert.DoesNotContain("battery staple", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path(string.Empty), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_NoSuchFile_IsRefused()
    {
        using var folder = new CertificateFolder();
        Assert.Contains("the file cannot be read", (await RefusalOf(folder.Own(CertificateSource.FromPfxFile(folder.Path("absent.pfx"))))).Message, StringComparison.Ordinal);
        Assert.Contains("the file cannot be read", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.Path("absent.pem"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_FileOfAnEndlessSize_IsNotRead()
    {
        using var folder = new CertificateFolder();
        using (FileStream large = File.Create(folder.Path("large.pem")))
        {
            large.SetLength(4L * 1024 * 1024 * 1024);
        }

        Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.Path("large.pem"))))).Code);
    }

    [Fact]
    public async Task GetAsync_PemWithoutKey_OrWithAnothersKey_IsRefused()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 issued = folder.Issue("client");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(folder.Path("bare.pem"), issued.ExportCertificatePem(), Stop);
        await File.WriteAllTextAsync(folder.Path("mixed.pem"), issued.ExportCertificatePem() + "\n" + other.ExportPkcs8PrivateKeyPem(), Stop);
        Assert.Contains("the key that belongs to it", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.Path("bare.pem"))))).Message, StringComparison.Ordinal);
        Assert.Contains("the key that belongs to it", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.Path("mixed.pem"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_PfxWithoutKey_OrWithTwo_IsRefused()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 first = folder.Issue("first");
        using X509Certificate2 second = folder.Issue("second");
        using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(first.RawData);
        await File.WriteAllBytesAsync(folder.Path("bare.pfx"), bare.Export(X509ContentType.Pkcs12), Stop);
        await File.WriteAllBytesAsync(folder.Path("two.pfx"), new X509Certificate2Collection { first, second }.Export(X509ContentType.Pkcs12)!, Stop);
        Assert.Contains("none of its certificates has a private key", (await RefusalOf(folder.Own(CertificateSource.FromPfxFile(folder.Path("bare.pfx"))))).Message, StringComparison.Ordinal);
        Assert.Contains("several of its certificates", (await RefusalOf(folder.Own(CertificateSource.FromPfxFile(folder.Path("two.pfx"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_OutsideItsValidity_IsRefusedWithTheDate()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 ended = folder.Issue("ended", TimeSpan.FromDays(-30), TimeSpan.FromDays(-1));
        using X509Certificate2 early = folder.Issue("early", TimeSpan.FromDays(1), TimeSpan.FromDays(30));
        Assert.Contains("ended on ", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.WritePem("ended.pem", ended), settings: folder.Settings())))).Message, StringComparison.Ordinal);
        Assert.Contains("is not valid before ", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.WritePem("early.pem", early), settings: folder.Settings())))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_WeakKey_IsRefused()
    {
        using var folder = new CertificateFolder();
        using X509Certificate2 small = folder.Issue("small", key: RSA.Create(1024));
        using X509Certificate2 curve = folder.Issue("curve", key: ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1));
        Assert.Contains("RSA key of 1024 bits", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.WritePem("small.pem", small))))).Message, StringComparison.Ordinal);
        Assert.Contains("curve that is not approved", (await RefusalOf(folder.Own(CertificateSource.FromPemFile(folder.WritePem("curve.pem", curve))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetContextAsync_IssuersInTheFile_AreSentAlong()
    {
        using var folder = new CertificateFolder();
        (X509Certificate2 leaf, X509Certificate2 issuer) = IssuedBy(folder);
        using (leaf)
        {
            string pem = await File.ReadAllTextAsync(folder.WritePem("leaf.pem", leaf), Stop);
            await File.WriteAllTextAsync(folder.Path("chain.pem"), pem + "\n" + issuer.ExportCertificatePem(), Stop);
            await File.WriteAllBytesAsync(folder.Path("chain.pfx"), new X509Certificate2Collection { leaf, X509CertificateLoader.LoadCertificate(issuer.RawData) }.Export(X509ContentType.Pkcs12)!, Stop);
        }

        foreach (CertificateSource source in (CertificateSource[])[CertificateSource.FromPemFile(folder.Path("chain.pem")), CertificateSource.FromPfxFile(folder.Path("chain.pfx"))])
        {
            System.Net.Security.SslStreamCertificateContext context = await folder.Own(source).GetContextAsync(Stop);
            Assert.Same(context, await source.GetContextAsync(Stop));
            Assert.Equal(issuer.RawData, Assert.Single(context.IntermediateCertificates).RawData);
        }
    }

    private static (X509Certificate2 Leaf, X509Certificate2 Issuer) IssuedBy(CertificateFolder folder)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = folder.Clock.GetUtcNow();
        using X509Certificate2 root = Authority($"CN=Root {Guid.NewGuid():N}", rootKey).CreateSelfSigned(now.AddDays(-2), now.AddDays(90));
        using X509Certificate2 bare = Authority($"CN=Issuer {Guid.NewGuid():N}", issuerKey).Create(root, now.AddDays(-1), now.AddDays(60), [1, 2, 3]);
        X509Certificate2 issuer = bare.CopyWithPrivateKey(issuerKey);
        using X509Certificate2 leaf = new CertificateRequest("CN=leaf", key, HashAlgorithmName.SHA256).Create(issuer, now.AddDays(-1), now.AddDays(30), [4, 5, 6]);
        return (leaf.CopyWithPrivateKey(key), issuer);

        static CertificateRequest Authority(string name, ECDsa key)
        {
            var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
            return request;
        }
    }

    private static Task<SecureTeamsException> RefusalOf(CertificateSource source) => RotationTests.RefusalOf(source);
}
