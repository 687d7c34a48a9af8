using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Transport.Certificates;
using Code = SecureTeams.Transport.Certificates.CertificateFindingCode;

namespace SecureTeams.Tests.Transport.Certificates;

public sealed class CertificateRulesTests
{
    private static readonly RSA Rsa2048 = RSA.Create(2048);

    [Fact]
    public void Evaluate_GoodChainOfThree_FindsNothing()
    {
        using var chain = CertificateChain.Make();
        Assert.Empty(chain.Evaluate());
        Assert.Empty(chain.Evaluate(CertificateRules.ForClient()));
    }

    [Theory]
    [InlineData("1.2.840.10045.3.1.7")]
    [InlineData("1.3.132.0.34")]
    [InlineData("1.3.132.0.35")]
    public void Evaluate_ApprovedCurve_FindsNothing(string curve)
    {
        using var chain = CertificateChain.Make(
            leaf => leaf.Key = ECDsa.Create(ECCurve.CreateFromValue(curve)),
            intermediate => intermediate.Key = ECDsa.Create(ECCurve.CreateFromValue(curve)),
            root => root.Key = ECDsa.Create(ECCurve.CreateFromValue(curve)));
        Assert.Empty(chain.Evaluate());
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void Evaluate_RsaOverSha2_FindsNothing(string hash)
    {
        using var chain = CertificateChain.Make(
            leaf => (leaf.Key, leaf.Hash) = (Rsa2048, new HashAlgorithmName(hash)),
            intermediate => (intermediate.Key, intermediate.Hash) = (Rsa2048, new HashAlgorithmName(hash)),
            root => root.Key = Rsa2048);
        Assert.Empty(chain.Evaluate());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_Expired_IsAnErrorOfItsPosition(int position)
    {
        using var chain = Changed(position, level => level.NotAfter = TimeSpan.FromHours(-1));
        AssertOnly(chain.Evaluate(), Code.Expired, position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_NotYetValid_IsAnErrorOfItsPosition(int position)
    {
        using var chain = Changed(position, level => level.NotBefore = TimeSpan.FromHours(1));
        AssertOnly(chain.Evaluate(), Code.NotYetValid, position);
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(15, false)]
    public void Evaluate_EndsInDays_IsAWarningInsideTheWindow(int days, bool expected)
    {
        using var chain = CertificateChain.Make(leaf => leaf.NotAfter = TimeSpan.FromDays(days));
        IReadOnlyList<CertificateFinding> findings = chain.Evaluate();
        Assert.Equal(expected, findings.Count == 1 && findings[0] is { Code: Code.ExpiresSoon, Severity: CertificateFindingSeverity.Warning, Position: 0 });
        Assert.Empty(chain.Evaluate(CertificateRules.ForServer(CertificateChain.Host).WithExpiryWarning(TimeSpan.Zero)));
        Assert.Equal(Code.ExpiresSoon, Assert.Single(chain.Evaluate(CertificateRules.ForServer(CertificateChain.Host).WithExpiryWarning(TimeSpan.FromDays(16)))).Code);
    }

    [Fact]
    public void Evaluate_ClockAfterTheEnd_IsJudgedByTheClockGiven()
    {
        using var chain = CertificateChain.Make(leaf => leaf.NotAfter = TimeSpan.FromDays(100));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(101));
        AssertOnly(chain.Evaluate(CertificateRules.ForServer(CertificateChain.Host, clock)), Code.Expired, 0);
    }

    [Fact]
    public void Evaluate_ClockInsideButPlatformOutside_BothMustAgree()
    {
        using var chain = CertificateChain.Make(leaf => leaf.NotAfter = TimeSpan.FromHours(-1));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-2));
        Assert.Contains(chain.Evaluate(CertificateRules.ForServer(CertificateChain.Host, clock)), finding => finding is { Code: Code.Expired, Severity: CertificateFindingSeverity.Error });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Evaluate_NoExtendedKeyUsage_IsRefusedAlthoughThePlatformAcceptsIt(bool server)
    {
        using var chain = CertificateChain.Make(leaf => leaf.ExtendedKeyUsages = []);
        string purpose = server ? ChainLevel.ServerAuthentication : ChainLevel.ClientAuthentication;
        IReadOnlyList<CertificateFinding> findings = chain.Evaluate(server ? null : CertificateRules.ForClient(), policy: policy => policy.ApplicationPolicy.Add(new Oid(purpose)));
        AssertOnly(findings, Code.ExtendedKeyUsageMissing, 0);
        Assert.Contains(purpose, findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChainLevel.ClientAuthentication)]
    [InlineData("1.3.6.1.5.5.7.3.3")]
    [InlineData(ChainLevel.AnyUsage)]
    public void Evaluate_EndEntityOfAnotherPurpose_IsRefused(string usage)
    {
        using var chain = CertificateChain.Make(leaf => leaf.ExtendedKeyUsages = [usage]);
        AssertOnly(chain.Evaluate(), Code.ExtendedKeyUsageWrong, 0);
        AssertOnly(chain.Evaluate(policy: policy => policy.ApplicationPolicy.Add(new Oid(ChainLevel.ServerAuthentication))), Code.ExtendedKeyUsageWrong, 0);
    }

    [Fact]
    public void Evaluate_ServerCertificateAsClient_IsRefused()
    {
        using var chain = CertificateChain.Make(leaf => leaf.ExtendedKeyUsages = [ChainLevel.ServerAuthentication]);
        AssertOnly(chain.Evaluate(CertificateRules.ForClient()), Code.ExtendedKeyUsageWrong, 0);
        Assert.Empty(chain.Evaluate());
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.4", true)]
    [InlineData(ChainLevel.ServerAuthentication, false)]
    [InlineData(ChainLevel.AnyUsage, false)]
    public void Evaluate_IntermediateWithExtendedKeyUsage_ConstrainsWhatItIssues(string usage, bool refused)
    {
        using var chain = CertificateChain.Make(intermediate: level => level.ExtendedKeyUsages = [usage]);
        IReadOnlyList<CertificateFinding> findings = chain.Evaluate();
        Assert.Equal(refused, findings.Count == 1 && findings[0] is { Code: Code.ExtendedKeyUsageWrong, Position: 1 });
        Assert.Equal(refused, findings.Count > 0);
    }

    [Fact]
    public void Evaluate_UnreadableExtendedKeyUsage_IsRefused()
    {
        using var chain = CertificateChain.Make(leaf =>
        {
            leaf.ExtendedKeyUsages = [];
            leaf.Further.Add(new X509Extension(new Oid("2.5.29.37"), [0x30, 0x05, 0x06, 0x01], critical: false));
        });
        Assert.Contains(chain.Evaluate(), finding => finding.Code == Code.ExtendedKeyUsageWrong);
    }

    [Theory]
    [InlineData(X509KeyUsageFlags.None, false)]
    [InlineData(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, false)]
    [InlineData(X509KeyUsageFlags.KeyEncipherment, true)]
    [InlineData(X509KeyUsageFlags.KeyAgreement, true)]
    public void Evaluate_KeyUsageOfTheEndEntity_MustAllowSignatures(X509KeyUsageFlags usage, bool refused)
    {
        using var chain = CertificateChain.Make(leaf => leaf.KeyUsage = usage);
        IReadOnlyList<CertificateFinding> findings = chain.Evaluate();
        Assert.Equal(refused, findings.Any(finding => finding is { Code: Code.KeyUsageWrong, Position: 0 }));
        Assert.Equal(refused, findings.Count > 0);
    }

    [Fact]
    public void Evaluate_IntermediateThatMaySignListsOnly_IsRefused()
    {
        using var chain = CertificateChain.Make(intermediate: level => level.KeyUsage = X509KeyUsageFlags.CrlSign);
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.KeyUsageWrong, Position: 1, Severity: CertificateFindingSeverity.Error });
    }

    [Theory]
    [InlineData(0, CertificateFindingSeverity.Error)]
    [InlineData(1, CertificateFindingSeverity.Warning)]
    public void Evaluate_NoDistributionPoint_IsFoundOnAllButTheRoot(int position, CertificateFindingSeverity severity)
    {
        using var chain = Changed(position, level => level.DistributionPoints = []);
        CertificateFinding finding = Assert.Single(chain.Evaluate());
        Assert.Equal((Code.DistributionPointMissing, position, severity), (finding.Code, finding.Position, finding.Severity));
    }

    [Theory]
    [InlineData("ldap://directory.example/cn=list", Code.DistributionPointMissing)]
    [InlineData("http://crl.example/list.crl", Code.DistributionPointPlainHttp)]
    [InlineData("HTTP://crl.example/list.crl", Code.DistributionPointPlainHttp)]
    public void Evaluate_DistributionPointOfAnotherScheme_IsFound(string url, Code expected)
    {
        using var chain = CertificateChain.Make(leaf => leaf.DistributionPoints = [url]);
        CertificateFinding finding = Assert.Single(chain.Evaluate());
        Assert.Equal(expected, finding.Code);
        Assert.Equal(expected == Code.DistributionPointMissing ? CertificateFindingSeverity.Error : CertificateFindingSeverity.Info, finding.Severity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_CurveThatIsNotApproved_IsAnErrorOfItsPosition(int position)
    {
        using var chain = Changed(position, level => level.Key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10")));
        AssertOnly(chain.Evaluate(), Code.KeyAlgorithmNotApproved, position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_SmallRsaKey_IsAnErrorOfItsPosition(int position)
    {
        using var small = RSA.Create(1024);
        using var chain = Changed(position, level => level.Key = small);
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.KeyTooSmall, Severity: CertificateFindingSeverity.Error } && finding.Position == position);
        Assert.All(chain.Evaluate(), finding => Assert.Equal(position, finding.Position));
    }

    [Theory]
    [InlineData("03", true)]
    [InlineData("01", true)]
    [InlineData("010001", false)]
    [InlineData("010000", true)]
    public void Evaluate_RsaExponent_MustBeOddAndLarge(string exponent, bool refused)
    {
        RSAParameters parameters = Rsa2048.ExportParameters(includePrivateParameters: false);
        using var chain = CertificateChain.Make(leaf => leaf.ForeignKey = PublicRsa(parameters.Modulus!, Convert.FromHexString(exponent)));
        Assert.Equal(refused, chain.Evaluate().Any(finding => finding is { Code: Code.KeyAlgorithmNotApproved, Position: 0 }));
    }

    [Theory]
    [InlineData("MD5", 0)]
    [InlineData("MD5", 1)]
    [InlineData("SHA1", 0)]
    [InlineData("SHA1", 1)]
    public void Evaluate_WeakDigest_IsAnErrorOfItsPosition(string hash, int position)
    {
        using var chain = Changed(position, level => level.Signature = Weak(hash), Rsa2048);
        Assert.Contains(chain.Evaluate(), finding => finding is { Code: Code.SignatureHashWeak, Severity: CertificateFindingSeverity.Error } && finding.Position == position);
        Assert.All(chain.Evaluate(), finding => Assert.Equal(Code.SignatureHashWeak, finding.Code));
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA1")]
    public void Evaluate_WeakDigestOfTheRootItself_DoesNotMatter(string hash)
    {
        using var chain = Changed(2, level => level.Signature = Weak(hash), Rsa2048);
        Assert.Empty(chain.Evaluate());
    }

    [Theory]
    [InlineData("304106092A864886F70D01010A3034A00F300D06096086480165030402010500A11C301A06092A864886F70D010108300D06096086480165030402010500A203020120", "SHA256", false)]
    [InlineData("300D06092A864886F70D01010A3000", "SHA1", true)]
    [InlineData("302306092A864886F70D01010A3016A00F300D06096086480165030402010500A203020120", "SHA256", true)]
    public void Evaluate_RsaPss_IsJudgedByItsParameters(string algorithm, string hash, bool weak)
    {
        using var chain = CertificateChain.Make(
            leaf => leaf.Signature = key => NamedSignature.Pss(key, new HashAlgorithmName(hash), algorithm),
            intermediate => intermediate.Key = Rsa2048);
        Assert.Equal(weak, chain.Evaluate().Any(finding => finding.Code == Code.SignatureHashWeak));
    }

    [Fact]
    public void Evaluate_SignatureOfAnotherKey_IsRefused()
    {
        using var chain = CertificateChain.Make(replaceLeaf: leaf =>
        {
            byte[] forged = leaf.RawData;
            forged[^1] ^= 1;
            return X509CertificateLoader.LoadCertificate(forged);
        });
        Assert.Equal(Code.SignatureInvalid, chain.Evaluate()[0].Code);
    }

    private static CertificateChain Changed(int position, Action<ChainLevel> change, AsymmetricAlgorithm? issuers = null)
    {
        return CertificateChain.Make(Of(0), Of(1), Of(2));

        Action<ChainLevel> Of(int level) => made =>
        {
            made.Key = issuers ?? made.Key;
            if (level == position)
            {
                change(made);
            }
        };
    }

    private static Func<AsymmetricAlgorithm, X509SignatureGenerator> Weak(string hash) =>
        key => NamedSignature.Pkcs1(key, new HashAlgorithmName(hash), hash == "MD5" ? NamedSignature.Md5 : NamedSignature.Sha1);

    private static PublicKey PublicRsa(byte[] modulus, byte[] exponent)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(modulus);
            writer.WriteIntegerUnsigned(exponent);
        }

        return new PublicKey(new Oid("1.2.840.113549.1.1.1"), new AsnEncodedData([0x05, 0x00]), new AsnEncodedData(writer.Encode()));
    }

    private static void AssertOnly(IReadOnlyList<CertificateFinding> findings, Code code, int position)
    {
        CertificateFinding finding = Assert.Single(findings);
        Assert.Equal((code, position, CertificateFindingSeverity.Error), (finding.Code, finding.Position, finding.Severity));
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Reference);
    }
}
