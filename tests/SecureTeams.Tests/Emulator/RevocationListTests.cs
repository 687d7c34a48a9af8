using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class RevocationListTests : EmulatorScenario
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override TeamsEmulatorOptions Options => new() { TimeProvider = _clock, RevocationListLifetime = TimeSpan.FromMinutes(20) };

    protected override bool SignsIn => false;

    [Fact]
    public async Task List_ReadByAnotherReader_IsSignedByTheRoot()
    {
        var list = await ListOfAsync(Issue());

        list.Verify(RootKey());
        Assert.Equal(Teams.RootCertificate.SubjectName.RawData, list.IssuerDN.GetEncoded());
    }

    [Fact]
    public async Task List_Lifetime_IsTheOptions()
    {
        var list = await ListOfAsync(Issue());

        Assert.Equal(_clock.GetUtcNow().AddMinutes(20).UtcDateTime, list.NextUpdate!.Value.ToUniversalTime(), TimeSpan.FromSeconds(1));
        Assert.True(list.ThisUpdate.ToUniversalTime() <= _clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Revoke_IssuedCertificate_IsListed()
    {
        var certificate = Issue();
        var before = await ListOfAsync(certificate);

        Teams.Certificates.Revoke(certificate);

        var after = await ListOfAsync(certificate);
        var parsed = new X509CertificateParser().ReadCertificate(certificate.RawData);
        Assert.False(before.IsRevoked(parsed));
        Assert.True(after.IsRevoked(parsed));
    }

    [Fact]
    public async Task List_Served_HasAnIncreasingNumber()
    {
        var certificate = Issue();

        var first = NumberOf(await ListOfAsync(certificate));
        var second = NumberOf(await ListOfAsync(certificate));

        Assert.True(second > first);
    }

    [Fact]
    public void Issue_TwoCertificates_HaveTheirOwnDistributionPoints() =>
        Assert.NotEqual(DistributionPointOf(Issue()), DistributionPointOf(Issue()));

    [Fact]
    public async Task List_UnknownAddress_Is404()
    {
        var address = new Uri(DistributionPointOf(Issue()), "/crl/nothing.crl");

        using var response = await Client.Http.GetAsync(address, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task RevocationLists_Stale_IsSignedButOver()
    {
        Teams.Certificates.RevocationLists = RevocationListMode.Stale;

        var list = await ListOfAsync(Issue());

        list.Verify(RootKey());
        Assert.True(list.NextUpdate!.Value.ToUniversalTime() < _clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task RevocationLists_WronglySigned_DoesNotVerify()
    {
        Teams.Certificates.RevocationLists = RevocationListMode.WronglySigned;

        var list = await ListOfAsync(Issue());

        Assert.ThrowsAny<GeneralSecurityException>(() => list.Verify(RootKey()));
    }

    [Fact]
    public async Task RevocationLists_Unavailable_Is503()
    {
        Teams.Certificates.RevocationLists = RevocationListMode.Unavailable;

        using var response = await Client.Http.GetAsync(DistributionPointOf(Issue()), Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task RevocationLists_Oversized_StreamsSixtyFourMebibytes()
    {
        Teams.Certificates.RevocationLists = RevocationListMode.Oversized;
        await using var body = await Client.Http.GetStreamAsync(DistributionPointOf(Issue()), Cancelled);

        var buffer = new byte[1024 * 1024];
        long length = 0;
        for (var read = -1; read != 0; length += read)
        {
            read = await body.ReadAsync(buffer, Cancelled);
        }

        Assert.Equal(64 * 1024 * 1024, length);
    }

    [Fact]
    public async Task Issue_HttpsDistributionPoint_IsServedOverTls()
    {
        var certificate = Teams.Certificates.Issue(CertificateIssuance.Server with { UseHttpsDistributionPoint = true });

        Assert.Equal(Uri.UriSchemeHttps, DistributionPointOf(certificate).Scheme);
        (await ListOfAsync(certificate)).Verify(RootKey());
    }

    [Fact]
    public void Revoke_CertificateOfAnotherAuthority_Throws() =>
        Assert.Throws<ArgumentException>(() => Teams.Certificates.Revoke(Teams.RootCertificate));

    [Fact]
    public void Issue_Client_HasAnRsaKeyAndClientAuthenticationOnly()
    {
        var certificate = Teams.Certificates.Issue(CertificateIssuance.Client);

        using var key = certificate.GetRSAPrivateKey();
        Assert.Equal(2048, key?.KeySize);
        Assert.Equal("1.3.6.1.5.5.7.3.2", Assert.Single(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Value);
    }

    private static Uri DistributionPointOf(X509Certificate2 certificate)
    {
        var parsed = new X509CertificateParser().ReadCertificate(certificate.RawData);
        var points = CrlDistPoint.GetInstance(Org.BouncyCastle.X509.Extension.X509ExtensionUtilities.FromExtensionValue(parsed.GetExtensionValue(X509Extensions.CrlDistributionPoints)));
        var name = GeneralNames.GetInstance(points.GetDistributionPoints().Single().DistributionPointName.Name).GetNames().Single();
        return new Uri(name.Name.ToString()!);
    }

    private static long NumberOf(X509Crl list) =>
        Org.BouncyCastle.Asn1.DerInteger.GetInstance(Org.BouncyCastle.X509.Extension.X509ExtensionUtilities.FromExtensionValue(list.GetExtensionValue(X509Extensions.CrlNumber))).LongValueExact;

    private X509Certificate2 Issue() => Teams.Certificates.Issue(CertificateIssuance.Server);

    private Org.BouncyCastle.Crypto.AsymmetricKeyParameter RootKey() =>
        new X509CertificateParser().ReadCertificate(Teams.RootCertificate.RawData).GetPublicKey();

    private async Task<X509Crl> ListOfAsync(X509Certificate2 certificate) =>
        new X509CrlParser().ReadCrl(await Client.Http.GetByteArrayAsync(DistributionPointOf(certificate), Cancelled));
}
