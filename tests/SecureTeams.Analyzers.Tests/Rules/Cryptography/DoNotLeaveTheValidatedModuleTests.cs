using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotLeaveTheValidatedModuleTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Agreement;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Crypto.Macs;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Operators;
        using Org.BouncyCastle.Crypto.Paddings;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Crypto.Prng;
        using Org.BouncyCastle.Crypto.Signers;
        using Org.BouncyCastle.Security;
        #pragma warning disable SYSLIB0021, SYSLIB0022

        """;

    [Theory]
    [InlineData("var cipher = new PaddedBufferedBlockCipher({|ST2203:new CbcBlockCipher({|ST2207.Error:new AesEngine()|})|}, new Pkcs7Padding());")]
    [InlineData("var cipher = new GcmBlockCipher({|ST2207.Error:new AesEngine()|});")]
    [InlineData("AesEngine engine = {|ST2207.Error:new()|};")]
    [InlineData("var cipher = new GcmBlockCipher({|ST2207.Error:AesUtilities.CreateEngine()|});")]
    [InlineData("var mac = new HMac({|ST2207.Error:new Sha256Digest()|}); mac.Init(new KeyParameter(input));")]
    [InlineData("var mac = new CMac({|ST2207.Error:new AesEngine()|});")]
    [InlineData("IDigest digest = {|ST2207.Error:new Sha512Digest()|};")]
    [InlineData("IDigest digest = flag ? {|ST2207.Error:new Sha256Digest()|} : {|ST2207.Error:new Sha3Digest(256)|};")]
    [InlineData("var signer = {|ST2207.Error:new RsaDigestSigner(new Sha256Digest())|};")]
    [InlineData("var signer = {|ST2207.Error:new PssSigner(new RsaEngine(), new Sha256Digest())|};")]
    [InlineData("var signer = {|ST2207.Error:new Ed25519Signer()|};")]
    [InlineData("var signer = {|ST2207.Error:new ECDsaSigner()|};")]
    [InlineData("var agreement = {|ST2207.Error:new ECDHBasicAgreement()|};")]
    [InlineData("var made = {|ST2207.Error:new RsaKeyPairGenerator()|};")]
    [InlineData("var made = {|ST2207.Error:new ECKeyPairGenerator()|};")]
    [InlineData("var signature = {|ST2207.Error:new Asn1SignatureFactory(\"SHA256WITHRSA\", key)|};")]
    [InlineData("var random = {|ST2207.Error:new SecureRandom()|};")]
    [InlineData("var digest = {|ST2207.Error:DigestUtilities.GetDigest(\"SHA-256\")|};")]
    [InlineData("var hash = {|ST2207.Error:DigestUtilities.CalculateDigest(\"SHA-256\", input)|};")]
    [InlineData("var cipher = {|ST2207.Error:CipherUtilities.GetCipher(\"AES/GCM/NoPadding\")|};")]
    [InlineData("var cipher = {|ST2207.Error:CipherUtilities.GetCipher(Environment.MachineName)|};")]
    [InlineData("var signer = {|ST2207.Error:SignerUtilities.GetSigner(\"SHA-256withRSA\")|};")]
    [InlineData("var mac = {|ST2207.Error:MacUtilities.GetMac(\"HMAC-SHA256\")|};")]
    [InlineData("var made = {|ST2207.Error:GeneratorUtilities.GetKeyPairGenerator(\"RSA\")|};")]
    [InlineData("var made = {|ST2207.Error:new Org.BouncyCastle.Cms.CmsSignedDataGenerator()|};")]
    [InlineData("Func<string, IDigest> make = {|ST2207.Error:DigestUtilities.GetDigest|};")]
    [InlineData("Func<IDigest> make = () => {|ST2207.Error:new Sha384Digest()|};")]
    public async Task PrimitiveOfBouncyCastle_IsReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Fact]
    public async Task EngineOfTheProgramThatDerivesFromOne_IsReportedWhereItIsMade() =>
        await ReportsAsync(Usings + "class Ours : Sha256Digest { }\nclass Use { IDigest digest = {|ST2207.Error:new Ours()|}; }", RuleSituation.Fips);

    [Theory]
    [InlineData("Pem", "using var reader = new StringReader(\"\"); var read = new Org.BouncyCastle.OpenSsl.PemReader(reader).ReadObject(); new Org.BouncyCastle.OpenSsl.PemWriter(Console.Out).WriteObject(read);")]
    [InlineData("Asn1", "var read = Org.BouncyCastle.Asn1.Asn1Object.FromByteArray(input); var sequence = new Org.BouncyCastle.Asn1.DerSequence();")]
    [InlineData("Certificate", "var read = new Org.BouncyCastle.X509.X509CertificateParser().ReadCertificate(input); var text = read.SubjectDN.ToString();")]
    [InlineData("Crl", "var read = new Org.BouncyCastle.X509.X509CrlParser().ReadCrl(input);")]
    [InlineData("KeyReading", "var read = PrivateKeyFactory.CreateKey(input); var other = PublicKeyFactory.CreateKey(input);")]
    [InlineData("Converted", "var rsa = DotNetUtilities.ToRSA((RsaPrivateCrtKeyParameters)key); var certificate = DotNetUtilities.FromX509Certificate(null!);")]
    [InlineData("Parameters", "var parameters = new AeadParameters(new KeyParameter(input), 128, input);")]
    [InlineData("BigNumber", "var number = new Org.BouncyCastle.Math.BigInteger(1, input);")]
    [InlineData("Hex", "var text = Org.BouncyCastle.Utilities.Encoders.Hex.ToHexString(input);")]
    [InlineData("RandomOfTheSystem", "var random = new SecureRandom(new CryptoApiRandomGenerator());")]
    [InlineData("GivenEngine", "static IAeadBlockCipher Mode(IBlockCipher engine) => new GcmBlockCipher(engine);")]
    [InlineData("Framework", "using var aes = Aes.Create(); var hash = SHA256.HashData(input); using var mac = new HMACSHA256(input);")]
    [InlineData("ManagedNamesOfToday", "using var hash = new SHA256Managed(); using var aes = new AesManaged(); using var rijndael = new RijndaelManaged();")]
    [InlineData("TypeTested", "object value = input; var same = value is AesEngine or Sha256Digest;")]
    [InlineData("NameOf", "var name = nameof(AesEngine);")]
    public async Task WhatComputesNothing_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement), RuleSituation.Fips);
    }

    [Theory]
    [InlineData("var a = {|ST2101.Error:new MD5Digest()|}; var b = {|ST2102.Error:new Sha1Digest()|}; var c = {|ST2201:new DesEngine()|}; var d = {|ST2206.Error:new BlowfishEngine()|};")]
    [InlineData("var cipher = {|ST2201:CipherUtilities.GetCipher(\"DESede/CBC/PKCS5Padding\")|};")]
    [InlineData("var digest = {|ST2101.Error:DigestUtilities.GetDigest(\"MD5\")|};")]
    [InlineData("var digest = {|ST2206.Error:DigestUtilities.GetDigest(\"RIPEMD160\")|};")]
    [InlineData("var agreement = {|ST2206.Info:AgreementUtilities.GetRawAgreement(\"X25519\")|};")]
    public async Task WeakOrUnapprovedAlgorithm_IsTheOtherRules(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Theory]
    [InlineData("new SHA256Managed()")]
    [InlineData("new SHA512Managed()")]
    [InlineData("new AesManaged()")]
    [InlineData("new RijndaelManaged()")]
    public async Task ManagedClassOfDotNetFramework_IsReported(string expression) =>
        await ReportsAsync("using System.Security.Cryptography;\nclass Use { object made = {|ST2207.Error:" + expression + "|}; }", OnDotNetFramework);

    [Fact]
    public async Task FactoryAndProviderOfDotNetFramework_AreSilent() =>
        await IsSilentAsync("using System.Security.Cryptography;\nclass Use { object a = SHA256.Create(), b = new SHA256CryptoServiceProvider(), c = new AesCryptoServiceProvider(), d = new SHA256Cng(); }", OnDotNetFramework);

    [Fact]
    public async Task ManagedClassWhereTheRuntimeIsNotKnown_IsSilent() =>
        await IsSilentAsync("using System.Security.Cryptography;\nclass Use { object made = SHA256.Create(); }", OtherMajors.NetStandardTwo with { EditorConfig = "secureteams.fips = enforce" });

    [Theory]
    [InlineData("audit")]
    [InlineData("off")]
    public async Task WithoutThePolicy_IsSilent(string word) =>
        await IsSilentAsync(InMethod("object a = new AesEngine(), b = new Sha256Digest(), c = new SecureRandom(), d = CipherUtilities.GetCipher(\"AES/GCM/NoPadding\");"), RuleSituation.With("secureteams.fips = " + word));

    /// <summary>The FIPS edition is not to be had here; what matters is the name of the assembly.</summary>
    [Theory]
    [InlineData("bc-fips-1.0.2", false)]
    [InlineData("BouncyCastle.Cryptography", true)]
    public async Task EditionOfTheLibrary_IsToldByItsAssembly(string assembly, bool isReported)
    {
        var library = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText("namespace Org.BouncyCastle.Security { public class SecureRandom : System.Random { } }", cancellationToken: TestContext.Current.CancellationToken)],
            RealAssemblies.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var findings = await Snippet.FindingsAsync(
            Snippet.Compile([.. RealAssemblies.Framework, library.ToMetadataReference()], "class Use { object random = new Org.BouncyCastle.Security.SecureRandom(); }"),
            "secureteams.fips = enforce");

        Assert.Equal(isReported ? ["ST2207"] : [], findings.Select(finding => finding.Id));
    }

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var digest = {|ST2207.Warning:new Sha256Digest()|};"), RuleSituation.Fips with { IsTestProject = true });

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("var digest = new Sha256Digest();"), RuleSituation.Fips with { FileName = "/0/Use.g.cs" });

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("var digest = {|ST2207.Error:new Sha256Digest()|};"), RuleSituation.Fips);

    private static RuleSituation OnDotNetFramework => OtherMajors.NetFramework with { EditorConfig = "secureteams.fips = enforce" };

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                void Run(byte[] input, bool flag, AsymmetricKeyParameter key)
                {
                    {{statement}}
                }
            }
            """;
}
