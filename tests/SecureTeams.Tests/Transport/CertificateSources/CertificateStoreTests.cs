using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.CertificateSources;

/// <summary>Runs against the user's own store; every certificate has a unique subject and is removed again.</summary>
public sealed class CertificateStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_BySubject_TakesTheNewestThatIsValidAndHasItsKey()
    {
        using var folder = new CertificateFolder();
        string name = $"SecureTeams test {Guid.NewGuid():N}";
        using X509Certificate2 older = folder.Issue(name, TimeSpan.FromDays(-10));
        using X509Certificate2 newer = folder.Issue(name, TimeSpan.FromDays(-5));
        using X509Certificate2 future = folder.Issue(name, TimeSpan.FromDays(5));
        using X509Certificate2 withKey = folder.Issue(name, TimeSpan.FromDays(-1));
        using X509Certificate2 keyless = X509CertificateLoader.LoadCertificate(withKey.RawData);
        using X509Certificate2 stranger = folder.Issue(name + " too", TimeSpan.FromDays(-2));
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        X509Certificate2[] installed = [older, keyless, future, stranger];
        try
        {
            Array.ForEach(installed, store.Add);
            CertificateSource source = folder.Own(CertificateSource.FromStoreBySubject(StoreName.My, StoreLocation.CurrentUser, $"CN={name}", folder.Settings()));
            X509Certificate2 first = await source.GetAsync(Stop);
            Assert.Equal(older.RawData, first.RawData);
            folder.Clock.Advance(TimeSpan.FromSeconds(11));
            Assert.Same(first, await source.GetAsync(Stop));
            store.Add(newer);
            folder.Clock.Advance(TimeSpan.FromSeconds(11));
            Assert.Equal(newer.RawData, (await source.GetAsync(Stop)).RawData);
        }
        finally
        {
            Array.ForEach(installed, store.Remove);
            store.Remove(newer);
        }
    }

    [Fact]
    public async Task GetAsync_ByThumbprint_TakesThatOneOnly()
    {
        using var folder = new CertificateFolder();
        string name = $"SecureTeams test {Guid.NewGuid():N}";
        using X509Certificate2 wanted = folder.Issue(name);
        using X509Certificate2 other = folder.Issue(name);
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        string thumbprint = wanted.GetCertHashString(HashAlgorithmName.SHA256);
        try
        {
            store.Add(other);
            CertificateSource source = folder.Own(CertificateSource.FromStoreByThumbprint(StoreName.My, StoreLocation.CurrentUser, thumbprint));
            Assert.Contains("holds none with this thumbprint", (await RotationTests.RefusalOf(source)).Message, StringComparison.Ordinal);
            store.Add(wanted);
            Assert.Equal(wanted.RawData, (await source.GetAsync(Stop)).RawData);
        }
        finally
        {
            store.Remove(other);
            store.Remove(wanted);
        }
    }

    [Fact]
    public void FromStore_Sha1ThumbprintOrNoName_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CertificateSource.FromStoreByThumbprint(StoreName.My, StoreLocation.CurrentUser, new string('A', 40)));
        Assert.Throws<ArgumentException>(() => CertificateSource.FromStoreByThumbprint(StoreName.My, StoreLocation.CurrentUser, new string('G', 64)));
        Assert.Throws<ArgumentException>(() => CertificateSource.FromStoreBySubject(StoreName.My, StoreLocation.CurrentUser, "no name"));
    }
}
