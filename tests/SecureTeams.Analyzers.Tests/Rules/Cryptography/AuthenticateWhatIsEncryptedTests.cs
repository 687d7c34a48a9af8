using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class AuthenticateWhatIsEncryptedTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Paddings;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("using var aes = Aes.Create(); aes.Key = input; using var encryptor = {|ST2203:aes.CreateEncryptor()|};")]
    [InlineData("using var aes = Aes.Create(); using var encryptor = {|ST2203:aes.CreateEncryptor(input, aes.IV)|};")]
    [InlineData("using var aes = new AesCng(); using var stream = new CryptoStream(Stream.Null, {|ST2203:aes.CreateEncryptor()|}, CryptoStreamMode.Write); stream.Write(input);")]
    [InlineData("SymmetricAlgorithm cipher = Aes.Create(); var secret = {|ST2203:cipher.CreateEncryptor()|}.TransformFinalBlock(input, 0, input.Length);")]
    [InlineData("using var aes = Aes.Create(); var secret = {|ST2203:aes.EncryptCbc(input, aes.IV)|};")]
    [InlineData("using var aes = Aes.Create(); var secret = {|ST2203:aes.EncryptCfb(input, aes.IV)|};")]
    [InlineData("using var aes = Aes.Create(); var done = {|ST2203:aes.TryEncryptCbc(input, aes.IV, input, out var written)|};")]
    [InlineData("Func<byte[]> later = () => { using var aes = Aes.Create(); return {|ST2203:aes.EncryptCbc(input, aes.IV)|}; };")]
    [InlineData("using var aes = Aes.Create(); aes.Mode = CipherMode.CFB; using var encryptor = {|ST2203:aes.CreateEncryptor()|};")]
    [InlineData("var cipher = {|ST2203:CipherUtilities.GetCipher(\"AES/CBC/PKCS7Padding\")|}; cipher.Init(true, new ParametersWithIV(new KeyParameter(input), input));")]
    [InlineData("var cipher = {|ST2203:CipherUtilities.GetCipher(\"AES/CTR/NoPadding\")|};")]
    [InlineData("var cipher = {|ST2203:CipherUtilities.GetCipher(\"AES/CFB8/NoPadding\")|};")]
    [InlineData("var cipher = {|ST2203:CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Nist.NistObjectIdentifiers.IdAes256Cbc)|};")]
    [InlineData("var cipher = new PaddedBufferedBlockCipher({|ST2203:new CbcBlockCipher(new AesEngine())|}); cipher.Init(true, new ParametersWithIV(new KeyParameter(input), input));")]
    [InlineData("var cipher = new BufferedBlockCipher({|ST2203:new SicBlockCipher(new AesEngine())|});")]
    public async Task EncryptionAlone_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task AuthenticationInAnotherType_IsNoEvidence() =>
        await ReportsAsync(Usings + """
            class Store
            {
                byte[] SignIn(string macAddress, byte[] text)
                {
                    using var aes = Aes.Create();
                    return {|ST2203:aes.EncryptCbc(text, aes.IV)|};
                }
            }

            class Other
            {
                byte[] Tag(byte[] key, byte[] text) => HMACSHA256.HashData(key, text);
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography;
            using var aes = Aes.Create();
            Console.WriteLine({|ST2203:aes.EncryptCbc("text"u8, aes.IV)|}.Length);
            """);

    [Fact]
    public async Task TestProject_IsReportedAtItsLowestLevel() =>
        await ReportsAsync(InMethod("using var aes = Aes.Create(); var secret = {|ST2203.Info:aes.EncryptCbc(input, aes.IV)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("using var aes = Aes.Create(); var secret = aes.EncryptCbc(input, aes.IV);"), RuleSituation.Generated);

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("using var aes = Aes.Create(); var secret = {|ST2203:aes.EncryptCbc(input, aes.IV)|};"));

    [Theory]
    [InlineData("DecryptOnly", "using var aes = Aes.Create(); aes.Key = input; using var decryptor = aes.CreateDecryptor(input, input); var text = aes.DecryptCbc(input, input);")]
    [InlineData("DecryptOnlyByName", "var cipher = CipherUtilities.GetCipher(\"AES/CBC/PKCS7Padding\"); cipher.Init(false, new ParametersWithIV(new KeyParameter(input), input));")]
    [InlineData("DecryptOnlyEngine", "var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(new AesEngine())); cipher.Init(false, new ParametersWithIV(new KeyParameter(input), input));")]
    [InlineData("AuthenticatedName", "var cipher = CipherUtilities.GetCipher(\"AES/GCM/NoPadding\"); cipher = CipherUtilities.GetCipher(\"AES/CCM/NoPadding\");")]
    [InlineData("AuthenticatedMode", "var cipher = new GcmBlockCipher(new AesEngine()); var other = new CcmBlockCipher(new AesEngine());")]
    [InlineData("Rsa", "using var rsa = RSA.Create(3072); var secret = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("KeyWrap", "var wrapper = WrapperUtilities.GetWrapper(\"AESWRAP\");")]
    [InlineData("UnknownName", "var cipher = CipherUtilities.GetCipher(Environment.MachineName + \"/CBC/PKCS7Padding\");")]
    [InlineData("NameOf", "var name = nameof(Aes.EncryptCbc) + nameof(SymmetricAlgorithm.CreateEncryptor);")]
    [InlineData("OwnMethod", "var secret = new Vault().EncryptCbc(input);")]
    [InlineData("StreamCipher", "var cipher = CipherUtilities.GetCipher(\"RSA/ECB/OAEPWithSHA256AndMGF1Padding\");")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task TypeThatAlsoAuthenticates_IsSilent() =>
        await IsSilentAsync(Usings + """
            sealed class NotificationDecryptor
            {
                static byte[] Decrypt(byte[] dataKey, byte[] data, byte[] expected)
                {
                    if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(dataKey, data), expected)) throw new CryptographicException();
                    using var aes = Aes.Create();
                    aes.Key = dataKey;
                    return aes.DecryptCbc(data, dataKey.AsSpan(0, 16));
                }

                static byte[] EncryptForTheTest(Aes aes, byte[] text) => aes.EncryptCbc(text, aes.IV);
            }

            sealed class EncryptThenMac
            {
                byte[] Seal(Aes aes, byte[] text) => aes.EncryptCbc(text, aes.IV);
            }

            sealed class Signed(ECDsa signer)
            {
                byte[] Seal(Aes aes, byte[] text) => signer.SignData(aes.EncryptCbc(text, aes.IV), HashAlgorithmName.SHA256);
            }

            partial class Split
            {
                byte[] Seal(Aes aes, byte[] text) => aes.EncryptCbc(text, aes.IV);
            }

            partial class Split
            {
                private static readonly Func<byte[], byte[], byte[]> s_tag = HMACSHA512.HashData;
            }

            abstract class Sealing
            {
                protected byte[] Tag(byte[] key, byte[] text) => HMACSHA256.HashData(key, text);
            }

            sealed class Derived : Sealing
            {
                sealed class Inner
                {
                    byte[] Seal(Aes aes, byte[] text) => aes.EncryptCbc(text, aes.IV);
                }
            }

            sealed class Choice
            {
                byte[] New(byte[] key, byte[] nonce, byte[] text, byte[] tag) { using var gcm = new AesGcm(key, 16); gcm.Encrypt(nonce, text, text, tag); return text; }
                byte[] Old(Aes aes, byte[] text) => aes.EncryptCbc(text, aes.IV);
            }
            """);

    [Fact]
    public async Task OtherConstructions_AreSilent() =>
        await IsSilentAsync(Usings + """
            sealed class AesCmac
            {
                byte[] Chain(Aes aes, byte[] block) => aes.EncryptCbc(block, new byte[16]);
            }

            sealed class Keys
            {
                byte[] WrapKey(Aes aes, byte[] key) => aes.EncryptCbc(key, aes.IV);
            }

            abstract class Wrapping : Aes
            {
                private readonly Aes _inner = Aes.Create();
                public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => _inner.CreateEncryptor(key, iv);
            }

            sealed class CounterMode
            {
                private readonly ICryptoTransform _transform;

                public CounterMode(byte[] key)
                {
                    using var aes = Aes.Create();
                    aes.Mode = CipherMode.ECB;
                    aes.Padding = PaddingMode.None;
                    _transform = aes.CreateEncryptor(key, null);
                }
            }
            """);

    [Fact]
    public async Task ObsoleteCipherAndEcb_AreReportedByTheirRulesAlone() =>
        await ReportsAsync(InMethod("""
            using var triple = {|ST2201:TripleDES.Create()|};
            var secret = triple.EncryptCbc(input, triple.IV);
            var named = {|ST2201:CipherUtilities.GetCipher("DESede/CBC/PKCS7Padding")|};
            using var aes = Aes.Create();
            {|ST2202:aes.Mode = CipherMode.ECB|};
            using var encryptor = aes.CreateEncryptor();
            """));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Vault
            {
                public byte[] EncryptCbc(byte[] text) => text;
            }

            class Client
            {
                void Use(byte[] input)
                {
                    {{statement}}
                }
            }
            """;
}
