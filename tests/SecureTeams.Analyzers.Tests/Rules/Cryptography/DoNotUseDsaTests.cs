using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseDsaTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Crypto.Operators;
        using Org.BouncyCastle.Crypto.Signers;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("using var dsa = {|ST2302:DSA.Create()|};")]
    [InlineData("using var dsa = {|ST2302:DSA.Create(2048)|}; input = dsa.SignData(input, HashAlgorithmName.SHA256);")]
    [InlineData("using var dsa = {|ST2302:DSA.Create(given.ExportParameters(true))|};")]
    [InlineData("using var dsa = {|ST2302:DSA.Create(\"DSA\")|};")]
    [InlineData("using var dsa = {|ST2302:new DSACryptoServiceProvider()|};")]
    [InlineData("using DSACng dsa = {|ST2302:new(2048)|};")]
    [InlineData("using var dsa = {|ST2302:new DSAOpenSsl(2048)|};")]
    [InlineData("using var dsa = {|ST2302:AsymmetricAlgorithm.Create(\"DSA\")|};")]
    [InlineData("using var dsa = {|ST2302:AsymmetricAlgorithm.Create(flag ? \"RSA1\" : \"DSA\")|};")]
    [InlineData("var dsa = {|ST2302:CryptoConfig.CreateFromName(\"System.Security.Cryptography.DSACryptoServiceProvider\")|};")]
    [InlineData("using var made = CngKey.Create({|ST2302:new CngAlgorithm(\"DSA\")|});")]
    [InlineData("using var dsa = {|ST2302:certificate.GetDSAPrivateKey()|}; input = dsa!.CreateSignature(input);")]
    [InlineData("Func<DSA> make = {|ST2302:DSA.Create|};")]
    [InlineData("Func<DSA> make = () => {|ST2302:DSA.Create()|};")]
    [InlineData("var made = {|ST2302:Activator.CreateInstance<DSACryptoServiceProvider>()|};")]
    [InlineData("using var dsa = {|ST2302:DSA.Create()|}; dsa.ImportFromPem(text); var ok = dsa.VerifyData(input, input, HashAlgorithmName.SHA256); input = dsa.SignData(input, HashAlgorithmName.SHA256);")]
    [InlineData("using var dsa = {|ST2302:DSA.Create()|}; input = Sign(dsa); byte[] Sign(DSA key) => key.SignData(input, HashAlgorithmName.SHA256);")]
    [InlineData("var signer = {|ST2302:new DsaSigner()|}; signer.Init(true, key);")]
    [InlineData("var signer = new DsaDigestSigner({|ST2302:new DsaSigner(new HMacDsaKCalculator(new Sha256Digest()))|}, new Sha256Digest()); signer.Init(true, key);")]
    [InlineData("var generator = {|ST2302:new DsaKeyPairGenerator()|};")]
    [InlineData("var generator = {|ST2302:GeneratorUtilities.GetKeyPairGenerator(\"DSA\")|};")]
    [InlineData("var signer = {|ST2302:SignerUtilities.GetSigner(\"SHA256withDSA\")|}; signer.Init(flag, key);")]
    [InlineData("var signer = {|ST2302:SignerUtilities.GetSigner(\"SHA-256/DSA\")|};")]
    [InlineData("var signer = {|ST2302:SignerUtilities.GetSigner(Org.BouncyCastle.Asn1.Nist.NistObjectIdentifiers.DsaWithSha256)|};")]
    [InlineData("var signer = {|ST2302:SignerUtilities.InitSigner(\"SHA256withDSA\", true, key, null)|};")]
    [InlineData("var factory = {|ST2302:new Asn1SignatureFactory(\"SHA256WithDSA\", key)|};")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("VerifyData", "using var dsa = {|ST2302.Info:DSA.Create()|}; dsa.ImportFromPem(text); flag = dsa.VerifyData(input, input, HashAlgorithmName.SHA256);")]
    [InlineData("VerifyHash", "using var dsa = {|ST2302.Info:new DSACryptoServiceProvider()|}; dsa.FromXmlString(text); flag = dsa.VerifySignature(input, input);")]
    [InlineData("PublicKey", "using var dsa = {|ST2302.Info:certificate.GetDSAPublicKey()|}; flag = dsa!.VerifyData(input, input, HashAlgorithmName.SHA256);")]
    [InlineData("PublicKeyInChoice", "AsymmetricAlgorithm? any = (AsymmetricAlgorithm?)certificate.GetRSAPublicKey() ?? {|ST2302.Info:certificate.GetDSAPublicKey()|};")]
    [InlineData("Deformatter", "using var dsa = {|ST2302.Info:DSA.Create(given.ExportParameters(false))|}; var deformatter = new DSASignatureDeformatter(dsa);")]
    [InlineData("Signer", "var signer = {|ST2302.Info:SignerUtilities.GetSigner(\"SHA256withDSA\")|}; signer.Init(false, key); signer.BlockUpdate(input, 0, input.Length); flag = signer.VerifySignature(input);")]
    [InlineData("InitSigner", "var signer = {|ST2302.Info:SignerUtilities.InitSigner(\"SHA256withDSA\", false, key, null)|};")]
    [InlineData("OwnMethod", "using var dsa = {|ST2302.Info:DSA.Create()|}; dsa.ImportFromPem(text); flag = Check(dsa); bool Check(DSA key) => key.VerifyData(input, input, HashAlgorithmName.SHA256);")]
    [InlineData("DigestSigner", "var signer = new DsaDigestSigner({|ST2302.Info:new DsaSigner()|}, new Sha256Digest()); signer.Init(false, key); flag = signer.VerifySignature(input);")]
    public async Task VerifyingOnly_IsInformation(string name, string statement)
    {
        Assert.NotEmpty(name);
        await ReportsAsync(InMethod(statement));
    }

    [Fact]
    public async Task PrivateFieldThatVerifies_IsInformation() => await ReportsAsync(Usings + """
        public sealed class Checker
        {
            private readonly DSA _dsa = {|ST2302.Info:DSA.Create()|};

            public Checker(string pem) => _dsa.ImportFromPem(pem);

            public bool Check(byte[] data, byte[] signature) => _dsa.VerifyData(data, signature, HashAlgorithmName.SHA256);
        }
        """);

    [Fact]
    public async Task DerivedType_IsReported() => await ReportsAsync("""
        using Provider = System.Security.Cryptography.DSACryptoServiceProvider;
        using static System.Security.Cryptography.DSA;

        using var old = {|ST2302:new Provider(1024)|};
        using var made = {|ST2302:Create()|};
        """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() => await ReportsAsync(InMethod("using var dsa = {|ST2302.Info:DSA.Create()|};"), RuleSituation.TestProject);

    [Fact]
    public async Task Enforced_IsError() => await ReportsAsync(InMethod("using var dsa = {|ST2302.Error:DSA.Create()|};"), RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("using var dsa = DSA.Create();"), RuleSituation.Generated);

    [Theory]
    [InlineData("Elliptic", "using var made = ECDsa.Create(); input = made.SignData(input, HashAlgorithmName.SHA256);")]
    [InlineData("EllipticByName", "using var made = AsymmetricAlgorithm.Create(\"ECDsa\");")]
    [InlineData("EllipticCng", "using var made = CngKey.Create(new CngAlgorithm(\"ECDSA_P256\"));")]
    [InlineData("EllipticSigner", "var signer = SignerUtilities.GetSigner(\"SHA256withECDSA\"); signer.Init(true, key);")]
    [InlineData("PlainEllipticSigner", "var signer = SignerUtilities.GetSigner(\"SHA-256withPLAIN-ECDSA\");")]
    [InlineData("EllipticIdentifier", "var signer = SignerUtilities.GetSigner(Org.BouncyCastle.Asn1.X9.X9ObjectIdentifiers.ECDsaWithSha256);")]
    [InlineData("EllipticDigestSigner", "var signer = new DsaDigestSigner(new ECDsaSigner(), new Sha256Digest()); signer.Init(true, key);")]
    [InlineData("EllipticFactory", "var factory = new Asn1SignatureFactory(\"SHA256WITHECDSA\", key);")]
    [InlineData("Edwards", "var signer = SignerUtilities.GetSigner(\"EdDSA\");")]
    [InlineData("Lattice", "var signer = SignerUtilities.GetSigner(\"ML-DSA-65\");")]
    [InlineData("LatticeKey", "var generator = GeneratorUtilities.GetKeyPairGenerator(\"ML-DSA\");")]
    [InlineData("HashBased", "var signer = SignerUtilities.GetSigner(\"SLH-DSA-SHA2-128S\");")]
    [InlineData("Rsa", "using var made = AsymmetricAlgorithm.Create(\"ECDsaCng\"); var generator = GeneratorUtilities.GetKeyPairGenerator(\"RSA\");")]
    [InlineData("TypeTested", "if (other is DSA) throw new NotSupportedException(\"DSA keys are refused\");")]
    [InlineData("TypeSwitched", "var name = other switch { RSA => \"RSA\", ECDsa => \"ECDSA\", DSA => \"DSA\", _ => \"?\" };")]
    [InlineData("PrivateKeyRefused", "if (certificate.GetDSAPrivateKey() != null) throw new NotSupportedException();")]
    [InlineData("PrivateKeyTested", "flag = certificate.GetDSAPrivateKey() is not null;")]
    [InlineData("NameCompared", "flag = text == \"DSA\" || CngAlgorithm.ECDsa.Algorithm == text;")]
    [InlineData("NameOf", "text = nameof(DSA) + typeof(DSACryptoServiceProvider).Name;")]
    [InlineData("UnknownName", "using var made = AsymmetricAlgorithm.Create(text);")]
    public async Task OtherAlgorithms_AreSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    private static string InMethod(string statement) => Usings + $$"""
        public sealed class Sample
        {
            public void Run(bool flag, string text, byte[] input, DSA given, AsymmetricAlgorithm other, X509Certificate2 certificate, AsymmetricKeyParameter key)
            {
                {{statement}}
            }
        }
        """;
}
