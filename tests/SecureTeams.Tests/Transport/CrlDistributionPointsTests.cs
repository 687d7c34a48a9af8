using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using Org.BouncyCastle.Asn1.X509;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Tests.Transport;

public sealed class CrlDistributionPointsTests
{
    [Fact]
    public void Read_ExtensionOfAnIndependentWriter_GivesItsUrlsInOrder()
    {
        var names = new GeneralNames([new GeneralName(GeneralName.UniformResourceIdentifier, "http://crl.example/1.crl"), new GeneralName(GeneralName.DnsName, "ignored.example"), new GeneralName(GeneralName.UniformResourceIdentifier, "ldap://crl.example/2")]);
        var points = new CrlDistPoint([new DistributionPoint(new DistributionPointName(names), new ReasonFlags(ReasonFlags.KeyCompromise), null), new DistributionPoint(null, null, names)]);
        Assert.Equal(["http://crl.example/1.crl", "ldap://crl.example/2"], CrlDistributionPoints.Parse(points.GetDerEncoded()));
    }

    [Fact]
    public void Read_ExtensionOfThePlatform_GivesItsUrl()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://127.0.0.1/1.crl"]));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.Equal(["http://127.0.0.1/1.crl"], CrlDistributionPoints.Read(certificate));
    }

    /// <summary>Who prints a report must not have the terminal steered by a certificate.</summary>
    [Fact]
    public void Parse_UrlWithControlCharacters_IsPassedOver()
    {
        var names = new GeneralNames([new GeneralName(GeneralName.UniformResourceIdentifier, "http://crl.example/\u001b[2J1.crl"), new GeneralName(GeneralName.UniformResourceIdentifier, "http://crl.example/2.crl")]);
        Assert.Equal(["http://crl.example/2.crl"], CrlDistributionPoints.Parse(new CrlDistPoint([new DistributionPoint(new DistributionPointName(names), null, null)]).GetDerEncoded()));
    }

    [Fact]
    public void Read_NoExtension_IsEmpty()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.Empty(CrlDistributionPoints.Read(certificate));
    }

    [Fact]
    public void Parse_MutatedBytes_NeverThrow()
    {
        byte[] valid = CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://127.0.0.1/1.crl", "http://127.0.0.1/2.crl"]).RawData;
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, valid.Length]).Sample((index, value, length) =>
        {
            byte[] mutated = [.. valid];
            mutated[index] = value;
            Assert.NotNull(CrlDistributionPoints.Parse(mutated.AsMemory(0, length)));
        });
        Gen.Byte.Array.Sample(bytes => Assert.NotNull(CrlDistributionPoints.Parse(bytes)));
    }
}
