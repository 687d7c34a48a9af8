using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SecureTeams.Transport.Certificates;
using Code = SecureTeams.Transport.Certificates.CertificateFindingCode;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>Who issued, who may issue, and the odd forms of certificates.</summary>
public sealed class CertificateChainRulesTests
{
    [Fact]
    public void Evaluate_AuthorityAsServer_IsRefused()
    {
        using var chain = CertificateChain.Make(leaf =>
        {
            leaf.IsAuthority = true;
            leaf.KeyUsage |= X509KeyUsageFlags.KeyCertSign;
        }, intermediate => intermediate.PathLength = 1);
        Assert.Equal([Code.AuthorityAsEndEntity], chain.Evaluate().Select(finding => finding.Code));
    }

    /// <summary>OpenSSL takes every value but zero for true; a reader who takes all but 0xFF for false must not let it pass.</summary>
    [Fact]
    public void Judge_TruthThatIsNotDer_IsMalformedAndNotAnEndEntity()
    {
        using var chain = CertificateChain.Make(leaf =>
        {
            leaf.IsAuthority = null;
            leaf.Further.Add(new System.Security.Cryptography.X509Certificates.X509Extension("2.5.29.19", [0x30, 0x03, 0x01, 0x01, 0x01], critical: true));
        });
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.Malformed, Position: 0, Severity: CertificateFindingSeverity.Error });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Evaluate_EndEntityThatIssues_IsRefused(bool? authority)
    {
        using var chain = CertificateChain.Make(intermediate: level => (level.IsAuthority, level.PathLength) = (authority, null));
        CertificateFinding worst = chain.Evaluate()[0];
        Assert.Equal((Code.IssuerNotAuthority, 1, CertificateFindingSeverity.Error), (worst.Code, worst.Position, worst.Severity));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public void Evaluate_PathLengthOfTheRoot_IsCounted(int? length, bool refused)
    {
        using var chain = CertificateChain.Make(root: level => level.PathLength = length);
        Assert.Equal(refused, chain.Evaluate().Any(finding => finding is { Code: Code.IssuerNotAuthority, Position: 2 }));
    }

    [Fact]
    public void Evaluate_SelfSignedEndEntity_IsRefusedAsSuchEvenWhenItIsTrusted()
    {
        var level = new ChainLevel { Subject = "CN=Alone", IsAuthority = false, KeyUsage = X509KeyUsageFlags.DigitalSignature, ExtendedKeyUsages = [ChainLevel.ServerAuthentication], Names = [CertificateChain.Host] };
        using X509Certificate2 alone = level.Issue(new X500DistinguishedName(level.Subject), level.Key, TimeProvider.System.GetUtcNow());
        Assert.Equal(Code.SelfSigned, Evaluate(alone, trusted: false)[0].Code);
        Assert.Contains(Evaluate(alone, trusted: false), finding => finding.Code == Code.UntrustedRoot);
        Assert.Equal([Code.SelfSigned], Evaluate(alone, trusted: true).Select(finding => finding.Code));

        static IReadOnlyList<CertificateFinding> Evaluate(X509Certificate2 certificate, bool trusted)
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            if (trusted)
            {
                chain.ChainPolicy.CustomTrustStore.Add(certificate);
            }

            chain.Build(certificate);
            return CertificateRules.ForServer(CertificateChain.Host).Evaluate(certificate, chain);
        }
    }

    [Fact]
    public void Evaluate_UntrustedRoot_IsFoundAtTheRoot()
    {
        using var chain = CertificateChain.Make();
        CertificateFinding finding = Assert.Single(chain.Evaluate(trusted: false));
        Assert.Equal((Code.UntrustedRoot, 2), (finding.Code, finding.Position));
    }

    [Fact]
    public void Evaluate_MissingIntermediate_IsAnIncompleteChain()
    {
        using var chain = CertificateChain.Make();
        CertificateFinding finding = Assert.Single(chain.Evaluate(complete: false));
        Assert.Equal((Code.ChainIncomplete, 0), (finding.Code, finding.Position));
    }

    [Fact]
    public void Evaluate_ChainThatWasNotBuilt_IsRefused()
    {
        using var chain = CertificateChain.Make();
        using var empty = new X509Chain();
        Assert.Equal([Code.ChainIncomplete], CertificateRules.ForServer(CertificateChain.Host).Evaluate(chain.Leaf, empty).Select(finding => finding.Code));
    }

    [Fact]
    public void Evaluate_ChainOfAnotherCertificate_IsRefused()
    {
        using var one = CertificateChain.Make();
        using var other = CertificateChain.Make();
        using X509Chain chain = other.Build();
        Assert.Throws<ArgumentException>(() => CertificateRules.ForServer(CertificateChain.Host).Evaluate(one.Leaf, chain));
    }

    [Fact]
    public void Evaluate_UnknownCriticalExtension_IsRefusedAsThePlatformDoes()
    {
        using var chain = CertificateChain.Make(leaf => leaf.Further.Add(new System.Security.Cryptography.X509Certificates.X509Extension(new Oid("1.2.3.4.5"), [0x05, 0x00], critical: true)));
        CertificateFinding finding = chain.Evaluate()[0];
        Assert.Equal((Code.ChainInvalid, CertificateFindingSeverity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Evaluate_RevocationThatThePlatformCouldNotFindOut_IsPassedOver()
    {
        using var chain = CertificateChain.Make();
        using X509Chain built = chain.Build(policy: policy => policy.RevocationMode = X509RevocationMode.Offline);
        Assert.Contains(built.ChainStatus, status => status.Status.HasFlag(X509ChainStatusFlags.RevocationStatusUnknown));
        Assert.Empty(CertificateRules.ForServer(CertificateChain.Host).Evaluate(chain.Leaf, built));
    }

    [Fact]
    public void Evaluate_NegativeSerialNumber_IsAWarning()
    {
        using var chain = CertificateChain.Make(leaf => leaf.SerialNumber = [0x40, 1, 2, 3, 4, 5], replaceLeaf: leaf =>
        {
            byte[] negative = leaf.RawData;
            negative[negative.AsSpan().IndexOf(new byte[] { 0x40, 1, 2, 3, 4, 5 })] = 0xC0;
            return X509CertificateLoader.LoadCertificate(negative);
        });
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.SerialNumberUnusual, Position: 0, Severity: CertificateFindingSeverity.Warning });
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0102030405060708090A0B0C0D0E0F101112131415")]
    public void Evaluate_OddSerialNumber_IsAWarning(string serial)
    {
        using var chain = CertificateChain.Make(leaf => leaf.SerialNumber = Convert.FromHexString(serial));
        CertificateFinding finding = Assert.Single(chain.Evaluate());
        Assert.Equal((Code.SerialNumberUnusual, CertificateFindingSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Evaluate_VersionOne_IsRefused()
    {
        ECDsa? issuerKey = null;
        using var chain = CertificateChain.Make(intermediate: level => issuerKey = (ECDsa)level.Key, replaceLeaf: leaf => VersionOne(leaf, issuerKey!));
        IReadOnlyList<CertificateFinding> findings = chain.Evaluate();
        Assert.Equal(Code.NameMismatch, findings[0].Code);
        Assert.Contains(findings, finding => finding is { Code: Code.VersionObsolete, Position: 0 });
        Assert.Contains(findings, finding => finding is { Code: Code.ExtendedKeyUsageMissing, Position: 0 });
    }

    /// <summary>Whoever reads the first usage and whoever reads the last would see two certificates.</summary>
    [Fact]
    public void Evaluate_ExtensionTwice_IsRefused()
    {
        using var chain = CertificateChain.Make(
            leaf => leaf.Further.Add(new System.Security.Cryptography.X509Certificates.X509Extension(new Oid("2.5.29.38"), [0x30, 0x0A, 0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x03], critical: false)),
            replaceLeaf: leaf =>
            {
                byte[] doubled = leaf.RawData;
                int at = doubled.AsSpan().IndexOf(new byte[] { 0x06, 0x03, 0x55, 0x1D, 0x26 });
                doubled[at + 4] = 0x25;
                return X509CertificateLoader.LoadCertificate(doubled);
            });
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.Malformed, Position: 0, Severity: CertificateFindingSeverity.Error });
    }

    [Fact]
    public void Evaluate_ManyFaults_AreAllFoundWorstAndMostTellingFirst()
    {
        using var small = RSA.Create(1024);
        using var chain = CertificateChain.Make(leaf =>
        {
            leaf.NotAfter = TimeSpan.FromHours(-1);
            leaf.Names = ["other.example"];
            leaf.ExtendedKeyUsages = [];
            leaf.DistributionPoints = [];
            leaf.Key = small;
            leaf.SerialNumber = [0x00];
        }, intermediate => intermediate.DistributionPoints = ["http://crl.example/list.crl"]);
        Assert.Equal(
            [Code.UntrustedRoot, Code.Expired, Code.NameMismatch, Code.KeyTooSmall, Code.ExtendedKeyUsageMissing, Code.DistributionPointMissing, Code.SerialNumberUnusual, Code.DistributionPointPlainHttp],
            chain.Evaluate(trusted: false).Select(finding => finding.Code));
    }

    private static X509Certificate2 VersionOne(X509Certificate2 like, ECDsa issuerKey)
    {
        var generator = new X509V1CertificateGenerator();
        generator.SetSerialNumber(Org.BouncyCastle.Math.BigInteger.ValueOf(77));
        generator.SetIssuerDN(new X509Name(like.Issuer));
        generator.SetSubjectDN(new X509Name(like.Subject));
        generator.SetNotBefore(like.NotBefore.ToUniversalTime());
        generator.SetNotAfter(like.NotAfter.ToUniversalTime());
        generator.SetPublicKey(PublicKeyFactory.CreateKey(like.PublicKey.ExportSubjectPublicKeyInfo()));
        var signer = new Asn1SignatureFactory("SHA256WITHECDSA", PrivateKeyFactory.CreateKey(issuerKey.ExportPkcs8PrivateKey()));
        return X509CertificateLoader.LoadCertificate(generator.Generate(signer).GetEncoded());
    }
}
