using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseUnapprovedAlgorithmsTests
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
        using Org.BouncyCastle.Crypto.Signers;
        using Org.BouncyCastle.Security;
        using Modern = System.Security.Cryptography.ChaCha20Poly1305;
        #pragma warning disable SYSLIB0021, SYSLIB0045, CS0618

        """;

    [Theory]
    [InlineData("using var cipher = {|ST2206.Error:new System.Security.Cryptography.ChaCha20Poly1305(input)|};")]
    [InlineData("using System.Security.Cryptography.ChaCha20Poly1305 cipher = {|ST2206.Error:new(input)|};")]
    [InlineData("using var cipher = {|ST2206.Error:new Modern(input.AsSpan())|};")]
    [InlineData("Func<byte[], IDisposable> make = key => {|ST2206.Error:new Modern(key)|};")]
    [InlineData("using var cipher = flag ? (IDisposable){|ST2206.Error:new Modern(input)|} : new AesGcm(input, 16);")]
    [InlineData("static IDisposable Make(byte[] key) => {|ST2206.Error:new Modern(key)|}; using var cipher = Make(input);")]
    [InlineData("if (Modern.IsSupported) { using var cipher = {|ST2206.Error:new Modern(input)|}; cipher.Encrypt(input, input, input, input); }")]
    public async Task ChaChaOfTheFramework_IsReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Theory]
    [InlineData("new Org.BouncyCastle.Crypto.Modes.ChaCha20Poly1305()")]
    [InlineData("new XChaCha20Poly1305()")]
    [InlineData("new ChaCha7539Engine()")]
    [InlineData("new Salsa20Engine()")]
    [InlineData("new XSalsa20Engine()")]
    [InlineData("new BlowfishEngine()")]
    [InlineData("new TwofishEngine()")]
    [InlineData("new SerpentEngine()")]
    [InlineData("new CamelliaEngine()")]
    [InlineData("new CamelliaWrapEngine()")]
    [InlineData("new AriaEngine()")]
    [InlineData("new SeedEngine()")]
    [InlineData("new SM4Engine()")]
    [InlineData("new IdeaEngine()")]
    [InlineData("new Cast5Engine()")]
    [InlineData("new Cast6Engine()")]
    [InlineData("new Gost28147Engine()")]
    [InlineData("new RC6Engine()")]
    [InlineData("new XteaEngine()")]
    [InlineData("new SkipjackEngine()")]
    [InlineData("new RipeMD160Digest()")]
    [InlineData("new Blake2bDigest(256)")]
    [InlineData("new Blake3Digest()")]
    [InlineData("new WhirlpoolDigest()")]
    [InlineData("new TigerDigest()")]
    [InlineData("new Gost3411_2012_256Digest()")]
    [InlineData("new SM3Digest()")]
    [InlineData("new KeccakDigest(256)")]
    [InlineData("new Poly1305()")]
    [InlineData("new SipHash()")]
    [InlineData("new SM2Signer()")]
    [InlineData("new ElGamalEngine()")]
    [InlineData("new Argon2BytesGenerator()")]
    [InlineData("new Org.BouncyCastle.Pqc.Crypto.Falcon.FalconSigner()")]
    [InlineData("new Org.BouncyCastle.Pqc.Crypto.Crystals.Dilithium.DilithiumSigner()")]
    [InlineData("SCrypt.Generate(input, input, 16384, 8, 1, 32)")]
    [InlineData("BCrypt.Generate(input, input, 12)")]
    [InlineData("OpenBsdBCrypt.Generate(\"x\".ToCharArray(), input, 12)")]
    [InlineData("OpenBsdBCrypt.CheckPassword(\"\", \"x\".ToCharArray())")]
    public async Task AlgorithmOfBouncyCastle_IsReported(string expression) =>
        await ReportsAsync(InMethod("object made = {|ST2206.Error:" + expression + "|};"), RuleSituation.Fips);

    [Theory]
    [InlineData("CipherUtilities.GetCipher(\"ChaCha20-Poly1305\")")]
    [InlineData("CipherUtilities.GetCipher(\"Blowfish/CBC/PKCS5Padding\")")]
    [InlineData("CipherUtilities.GetCipher(flag ? \"Camellia/CBC/PKCS7Padding\" : \"AES/CBC/PKCS7Padding\")")]
    [InlineData("CipherUtilities.GetCipher(\"IDEA/CBC/PKCS5Padding\")")]
    [InlineData("WrapperUtilities.GetWrapper(\"CAMELLIAWRAP\")")]
    [InlineData("DigestUtilities.GetDigest(\"RIPEMD160\")")]
    [InlineData("DigestUtilities.CalculateDigest(\"BLAKE2B-256\", input)")]
    [InlineData("DigestUtilities.GetDigest(\"SM3\")")]
    [InlineData("HashAlgorithm.Create(\"RIPEMD160\")")]
    [InlineData("CryptoConfig.CreateFromName(\"RIPEMD-160\")")]
    [InlineData("MacUtilities.GetMac(\"Poly1305\")")]
    [InlineData("SignerUtilities.GetSigner(\"SM3withSM2\")")]
    [InlineData("GeneratorUtilities.GetKeyPairGenerator(\"ElGamal\")")]
    public async Task AlgorithmAskedForByName_IsReported(string expression) =>
        await ReportsAsync(InMethod("object? made = {|ST2206.Error:" + expression + "|};"), RuleSituation.Fips);

    [Theory]
    [InlineData("using HashAlgorithm hash = {|ST2206.Error:new RIPEMD160Managed()|};")]
    [InlineData("using var cipher = {|ST2206.Error:new BlowfishManaged()|};")]
    [InlineData("using HashAlgorithm made = {|ST2206.Error:Activator.CreateInstance<RIPEMD160Managed>()|};")]
    public async Task PortThatSaysWhatItIs_IsReportedWhereItIsMade(string statement) =>
        await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Theory]
    [InlineData("object made = {|ST2206.Info:new X25519Agreement()|};")]
    [InlineData("object made = {|ST2206.Info:new X25519KeyPairGenerator()|};")]
    [InlineData("object made = {|ST2206.Info:new X448Agreement()|};")]
    [InlineData("object made = {|ST2206.Info:AgreementUtilities.GetRawAgreement(\"X25519\")|};")]
    [InlineData("object made = {|ST2206.Info:GeneratorUtilities.GetKeyPairGenerator(\"X25519\")|};")]
    public async Task KeyAgreementOverTheCurvesOfRfc7748_IsInformation(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Fact]
    public async Task RipemdOfDotNetFramework_IsReported() =>
        await ReportsAsync(
            "using System.Security.Cryptography;\nclass Use { object a = {|ST2206.Error:RIPEMD160.Create()|}, b = {|ST2206.Error:new RIPEMD160Managed()|}; }",
            OtherMajors.NetFramework with { EditorConfig = "secureteams.fips = enforce" });

    [Theory]
    [InlineData("KeyEncapsulation", "var sizes = MLKemAlgorithm.MLKem768.CiphertextSizeInBytes; using var key = MLKem.GenerateKey(MLKemAlgorithm.MLKem768);")]
    [InlineData("PostQuantumSignature", "using var key = MLDsa.GenerateKey(MLDsaAlgorithm.MLDsa65); using var other = SlhDsa.GenerateKey(SlhDsaAlgorithm.SlhDsaSha2_128s);")]
    [InlineData("Sha3", "var hash = SHA3_256.HashData(input); var more = Shake256.HashData(input, 64); var mac = Kmac256.HashData(input, input, 32);")]
    [InlineData("Sha2", "var hash = SHA256.HashData(input); using var mac = new HMACSHA512(input);")]
    [InlineData("Gcm", "using var cipher = new AesGcm(input, 16); using var other = new AesCcm(input);")]
    [InlineData("NistCurve", "using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);")]
    [InlineData("KeyDerivation", "var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 32);")]
    [InlineData("SupportAsked", "var can = Modern.IsSupported;")]
    [InlineData("TypeTested", "object value = input; var same = value is Modern or XChaCha20Poly1305;")]
    [InlineData("NameOf", "var name = nameof(Modern) + nameof(BlowfishEngine);")]
    [InlineData("NameCompared", "var same = \"Blowfish\".Equals(input.ToString(), StringComparison.Ordinal);")]
    [InlineData("GivenInstance", "static void Use(Modern cipher, byte[] data) => cipher.Encrypt(data, data, data, data);")]
    [InlineData("UnknownName", "object? made = CryptoConfig.CreateFromName(Environment.MachineName);")]
    public async Task Approved_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod("#pragma warning disable SYSLIB5006\n" + statement), RuleSituation.Fips);
    }

    /// <summary>The implementation is another matter, and another rule's.</summary>
    [Theory]
    [InlineData("new Sha3Digest(256)")]
    [InlineData("new ShakeDigest(256)")]
    [InlineData("new KMac(256, input)")]
    [InlineData("new Ed25519Signer()")]
    [InlineData("new MLDsaSigner(null, true)")]
    [InlineData("new AesWrapEngine()")]
    [InlineData("new AsconAead128()")]
    [InlineData("CipherUtilities.GetCipher(\"AES/CTR/NoPadding\")")]
    public async Task ApprovedAlgorithmOfBouncyCastle_IsTheOtherRules(string expression) =>
        await ReportsAsync(InMethod("object made = {|ST2207.Error:" + expression + "|};"), RuleSituation.Fips);

    [Fact]
    public async Task ApprovedDigestThatDerivesFromAnotherOne_IsSilentAlsoWhenTheOtherRuleIsOff() =>
        await IsSilentAsync(InMethod("object made = new Sha3Digest(256);"), RuleSituation.With("secureteams.fips = enforce\ndotnet_diagnostic.ST2207.severity = none"));

    [Theory]
    [InlineData("object made = {|ST2201:new DesEngine()|};")]
    [InlineData("object? made = {|ST2201:CipherUtilities.GetCipher(flag ? \"DES\" : \"Blowfish\")|};")]
    [InlineData("object? made = {|ST2101.Error:DigestUtilities.GetDigest(flag ? \"MD5\" : \"RIPEMD160\")|};")]
    public async Task WeakAlgorithm_IsToldAsWeak(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Fips);

    [Fact]
    public async Task ModeAndEngine_AreTwoFacts() =>
        await ReportsAsync(InMethod("var cipher = {|ST2206.Error:new EaxBlockCipher({|ST2207.Error:new AesEngine()|})|};"), RuleSituation.Fips);

    [Theory]
    [InlineData("audit")]
    [InlineData("off")]
    public async Task WithoutThePolicy_IsSilent(string word) =>
        await IsSilentAsync(InMethod("object a = new Modern(input), b = new BlowfishEngine(), c = new RipeMD160Digest(), d = new X25519Agreement();"), RuleSituation.With("secureteams.fips = " + word));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var cipher = {|ST2206.Warning:new Modern(input)|};"), RuleSituation.Fips with { IsTestProject = true });

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("using var cipher = new Modern(input);"), RuleSituation.Fips with { FileName = "/0/Use.g.cs" });

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("using var cipher = {|ST2206.Error:new Modern(input)|};"), RuleSituation.Fips);

    private static string InMethod(string statement) =>
        Usings + $$"""
            class RIPEMD160Managed : HashAlgorithm
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int ibStart, int cbSize) => throw new NotSupportedException();
                protected override byte[] HashFinal() => throw new NotSupportedException();
            }

            class BlowfishManaged : SymmetricAlgorithm
            {
                public override ICryptoTransform CreateDecryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override void GenerateIV() { }
                public override void GenerateKey() { }
            }

            class Client
            {
                void Run(byte[] input, bool flag)
                {
                    {{statement}}
                }
            }
            """;
}
