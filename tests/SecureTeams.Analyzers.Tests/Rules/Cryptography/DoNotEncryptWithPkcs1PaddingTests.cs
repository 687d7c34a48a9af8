using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithPkcs1PaddingTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.Pkcs;
        using System.Security.Cryptography.X509Certificates;
        using System.Security.Cryptography.Xml;
        using Microsoft.IdentityModel.Tokens;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Encodings;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Crypto.Signers;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("input = rsa.Encrypt(padding: {|ST2304:RSAEncryptionPadding.Pkcs1|}, data: input);")]
    [InlineData("rsa.TryEncrypt(input, input, {|ST2304:RSAEncryptionPadding.Pkcs1|}, out _);")]
    [InlineData("input = rsa.Encrypt(input.AsSpan(), {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("var padding = RSAEncryptionPadding.Pkcs1; input = rsa.Encrypt(input, {|ST2304:padding|});")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:Shared|});")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:Computed|});")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:flag ? RSAEncryptionPadding.Pkcs1 : RSAEncryptionPadding.OaepSHA256|});")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:given ?? RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:text switch { \"old\" => RSAEncryptionPadding.Pkcs1, _ => RSAEncryptionPadding.OaepSHA256 }|});")]
    [InlineData("input = Seal(RSAEncryptionPadding.Pkcs1); byte[] Seal(RSAEncryptionPadding padding) => rsa.Encrypt(input, {|ST2304:padding|});")]
    [InlineData("Func<byte[], byte[]> seal = bytes => rsa.Encrypt(bytes, {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("input = certificate.GetRSAPublicKey()!.Encrypt(input, {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("input = provider.Encrypt(input, {|ST2304:false|});")]
    [InlineData("input = provider.Encrypt(input, fOAEP: {|ST2304:false|});")]
    [InlineData("const bool oaep = false; input = provider.Encrypt(input, {|ST2304:oaep|});")]
    [InlineData("var oaep = flag ? false : true; input = provider.Encrypt(input, {|ST2304:oaep|});")]
    [InlineData("var formatter = {|ST2304:new RSAPKCS1KeyExchangeFormatter(rsa)|};")]
    [InlineData("var recipient = new CmsRecipient(certificate, {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("input = EncryptedXml.EncryptKey(input, rsa, {|ST2304:false|});")]
    [InlineData("var method = new EncryptionMethod({|ST2304:EncryptedXml.XmlEncRSA15Url|});")]
    [InlineData("var data = {|ST2304:new EncryptedXml().Encrypt(null!, certificate)|};")]
    [InlineData("var credentials = new EncryptingCredentials(key, {|ST2304:SecurityAlgorithms.RsaPKCS1|}, SecurityAlgorithms.Aes256CbcHmacSha512);")]
    [InlineData("var credentials = new X509EncryptingCredentials(certificate, {|ST2304:SecurityAlgorithms.RsaV15KeyWrap|}, SecurityAlgorithms.Aes256CbcHmacSha512);")]
    [InlineData("var credentials = new EncryptingCredentials(key, {|ST2304:\"RSA1_5\"|}, \"A256GCM\");")]
    [InlineData("var wrap = CryptoProviderFactory.Default.CreateKeyWrapProvider(key, {|ST2304:SecurityAlgorithms.RsaPKCS1|});")]
    [InlineData("Settings = new() { Padding = {|ST2304:RSAEncryptionPadding.Pkcs1|} };")]
    [InlineData("input = Crypto.EncryptFor(text, {|ST2304:RSAEncryptionPadding.Pkcs1|});")]
    public async Task Encryption_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var cipher = {|ST2304:new Pkcs1Encoding(new RsaEngine())|}; cipher.Init(true, parameters);")]
    [InlineData("var cipher = new BufferedAsymmetricBlockCipher({|ST2304:new Pkcs1Encoding(new RsaEngine())|}); cipher.Init(true, pair.Public);")]
    [InlineData("var cipher = {|ST2304:CipherUtilities.GetCipher(\"RSA/ECB/PKCS1Padding\")|}; cipher.Init(true, parameters);")]
    [InlineData("var cipher = {|ST2304:CipherUtilities.GetCipher(\"RSA//PKCS1Padding\")|}; cipher.Init(true, new ParametersWithRandom(pair.Public, new SecureRandom()));")]
    [InlineData("var cipher = {|ST2304:CipherUtilities.GetCipher(\"RSA\")|}; cipher.Init(true, pair.Public);")]
    [InlineData("var cipher = {|ST2304:CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.RsaEncryption)|};")]
    public async Task EncryptionOfBouncyCastle_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("input = rsa.Decrypt(input, {|ST2304.Info:RSAEncryptionPadding.Pkcs1|});")]
    [InlineData("rsa.TryDecrypt(input, input, {|ST2304.Info:RSAEncryptionPadding.Pkcs1|}, out _);")]
    [InlineData("input = provider.Decrypt(input, {|ST2304.Info:false|});")]
    [InlineData("var deformatter = {|ST2304.Info:new RSAPKCS1KeyExchangeDeformatter(rsa)|};")]
    [InlineData("input = EncryptedXml.DecryptKey(input, rsa, {|ST2304.Info:false|});")]
    [InlineData("var unwrap = CryptoProviderFactory.Default.CreateKeyWrapProviderForUnwrap(key, {|ST2304.Info:SecurityAlgorithms.RsaPKCS1|});")]
    [InlineData("var cipher = {|ST2304.Info:new Pkcs1Encoding(new RsaEngine())|}; cipher.Init(false, pair.Private);")]
    [InlineData("var cipher = {|ST2304.Info:CipherUtilities.GetCipher(\"RSA/NONE/PKCS1Padding\")|}; cipher.Init(false, parameters);")]
    public async Task DecryptionOnly_IsInformationWithoutFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    [Fact]
    public async Task DefaultOfASetting_IsReported() => await ReportsAsync("""
        using System.Security.Cryptography;

        public sealed class SealingOptions
        {
            public RSAEncryptionPadding Padding { get; set; } = {|ST2304:RSAEncryptionPadding.Pkcs1|};
            public RSAEncryptionPadding DecryptionPadding { get; init; } = {|ST2304.Info:RSAEncryptionPadding.Pkcs1|};
        }
        """);

    [Fact]
    public async Task KeyVault_IsReported() => await ReportsAsync("""
        using Azure.Security.KeyVault.Keys.Cryptography;

        var client = new CryptographyClient();
        client.Encrypt({|ST2304:EncryptionAlgorithm.Rsa15|}, []);
        client.Decrypt({|ST2304.Info:EncryptionAlgorithm.Rsa15|}, []);
        client.UnwrapKey({|ST2304.Info:KeyWrapAlgorithm.Rsa15|}, []);
        client.WrapKey({|ST2304:KeyWrapAlgorithm.Rsa15|}, []);
        client.WrapKey(KeyWrapAlgorithm.RsaOaep256, []);

        namespace Azure.Security.KeyVault.Keys.Cryptography
        {
            public readonly struct EncryptionAlgorithm { public static EncryptionAlgorithm Rsa15 => default; }
            public readonly struct KeyWrapAlgorithm { public static KeyWrapAlgorithm Rsa15 => default; public static KeyWrapAlgorithm RsaOaep256 => default; }
            public sealed class CryptographyClient
            {
                public void Encrypt(EncryptionAlgorithm algorithm, byte[] text) { }
                public void Decrypt(EncryptionAlgorithm algorithm, byte[] text) { }
                public void WrapKey(KeyWrapAlgorithm algorithm, byte[] key) { }
                public void UnwrapKey(KeyWrapAlgorithm algorithm, byte[] key) { }
            }
        }
        """);

    [Fact]
    public async Task TopLevelStatements_AreReported() => await ReportsAsync("""
        using System.Security.Cryptography;
        using static System.Security.Cryptography.RSAEncryptionPadding;

        using var rsa = RSA.Create();
        Console.WriteLine(rsa.Encrypt("stand-up"u8, {|ST2304:Pkcs1|}).Length);
        """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("input = rsa.Encrypt(input, {|ST2304.Info:RSAEncryptionPadding.Pkcs1|});"), RuleSituation.TestProject);

    [Fact]
    public async Task Enforced_IsError() =>
        await ReportsAsync(InMethod("input = rsa.Encrypt(input, {|ST2304.Error:RSAEncryptionPadding.Pkcs1|});"), RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("input = rsa.Encrypt(input, RSAEncryptionPadding.Pkcs1);"), RuleSituation.Generated);

    [Theory]
    [InlineData("Oaep", "input = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("OaepOfGraph", "input = rsa.Decrypt(input, RSAEncryptionPadding.OaepSHA1); input = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA1);")]
    [InlineData("OaepSwitch", "input = provider.Encrypt(input, true); input = provider.Decrypt(input, fOAEP: true);")]
    [InlineData("UnknownSwitch", "input = provider.Encrypt(input, flag);")]
    [InlineData("UnknownPadding", "input = rsa.Encrypt(input, given!);")]
    [InlineData("SignaturePadding", "input = rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("VerificationPadding", "flag = rsa.VerifyHash(input, input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("SignatureFormatter", "var formatter = new RSAPKCS1SignatureFormatter(rsa); formatter.SetHashAlgorithm(\"SHA256\");")]
    [InlineData("OaepFormatter", "var formatter = new RSAOAEPKeyExchangeFormatter(rsa);")]
    [InlineData("Compared", "if (given == RSAEncryptionPadding.Pkcs1) throw new NotSupportedException(\"PKCS#1 v1.5\");")]
    [InlineData("ComparedByEquals", "flag = RSAEncryptionPadding.Pkcs1.Equals(given) || given!.Mode == RSAEncryptionPaddingMode.Pkcs1;")]
    [InlineData("Translated", "input = rsa.Encrypt(input, text switch { \"RSA1_5\" => RSAEncryptionPadding.Pkcs1, \"RSA-OAEP\" => RSAEncryptionPadding.OaepSHA1, _ => throw new NotSupportedException() });")]
    [InlineData("Table", "var paddings = new[] { RSAEncryptionPadding.Pkcs1, RSAEncryptionPadding.OaepSHA256 };")]
    [InlineData("XmlOaep", "input = EncryptedXml.EncryptKey(input, rsa, true); var method = new EncryptionMethod(EncryptedXml.XmlEncRSAOAEPUrl);")]
    [InlineData("XmlSymmetric", "var method = new EncryptionMethod(EncryptedXml.XmlEncAES256Url);")]
    [InlineData("XmlCompared", "if (text == EncryptedXml.XmlEncRSA15Url) throw new CryptographicException();")]
    [InlineData("XmlByName", "var data = new EncryptedXml().Encrypt(null!, text);")]
    [InlineData("RecipientDefault", "var recipient = new CmsRecipient(certificate);")]
    [InlineData("RecipientOaep", "var recipient = new CmsRecipient(certificate, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("TokenOaep", "var credentials = new EncryptingCredentials(key, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512);")]
    [InlineData("TokenDefault", "var credentials = new X509EncryptingCredentials(certificate);")]
    [InlineData("TokenSigned", "var credentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);")]
    [InlineData("TokenCompared", "flag = text == SecurityAlgorithms.RsaPKCS1;")]
    [InlineData("BouncyOaep", "var cipher = new OaepEncoding(new RsaEngine(), new Sha256Digest()); cipher.Init(true, pair.Public);")]
    [InlineData("BouncyOaepByName", "var cipher = CipherUtilities.GetCipher(\"RSA/ECB/OAEPWithSHA-256AndMGF1Padding\");")]
    [InlineData("BouncySignature", "var cipher = new Pkcs1Encoding(new RsaEngine()); cipher.Init(true, pair.Private);")]
    [InlineData("BouncyVerification", "var cipher = CipherUtilities.GetCipher(\"RSA/ECB/PKCS1Padding\"); cipher.Init(false, pair.Public);")]
    [InlineData("BouncySignatureByName", "AsymmetricKeyParameter privateKey = parameters; var cipher = new Pkcs1Encoding(new RsaEngine()); cipher.Init(true, privateKey);")]
    [InlineData("BouncySigner", "var signer = new GenericSigner(new Pkcs1Encoding(new RsaEngine()), new Sha256Digest()); signer.Init(flag, parameters);")]
    [InlineData("BouncyOtherCipher", "var cipher = CipherUtilities.GetCipher(\"AES/GCM/NoPadding\");")]
    [InlineData("BouncyUnknown", "var cipher = CipherUtilities.GetCipher(text);")]
    public async Task HonestCode_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:RSAEncryptionPadding.Pkcs1|});", "input = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("input = provider.Encrypt(input, {|ST2304:RSAEncryptionPadding.Pkcs1|});", "input = provider.Encrypt(input, RSAEncryptionPadding.OaepSHA1);")]
    [InlineData("var padding = RSAEncryptionPadding.Pkcs1; input = rsa.Encrypt(input, {|ST2304:padding|});", "var padding = RSAEncryptionPadding.OaepSHA256; input = rsa.Encrypt(input, padding);")]
    [InlineData("input = rsa.Encrypt(input, {|ST2304:flag ? RSAEncryptionPadding.Pkcs1 : RSAEncryptionPadding.OaepSHA256|});", "input = rsa.Encrypt(input, flag ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA256);")]
    [InlineData("input = provider.Encrypt(input, {|ST2304:false|});", "input = provider.Encrypt(input, true);")]
    [InlineData("input = provider.Encrypt(input, fOAEP: {|ST2304:false|} /* old */);", "input = provider.Encrypt(input, fOAEP: true /* old */);")]
    [InlineData("input = EncryptedXml.EncryptKey(input, rsa, {|ST2304:false|});", "input = EncryptedXml.EncryptKey(input, rsa, true);")]
    [InlineData("var method = new EncryptionMethod({|ST2304:EncryptedXml.XmlEncRSA15Url|});", "var method = new EncryptionMethod(EncryptedXml.XmlEncRSAOAEPUrl);")]
    [InlineData("var credentials = new EncryptingCredentials(key, {|ST2304:SecurityAlgorithms.RsaPKCS1|}, \"A256GCM\");", "var credentials = new EncryptingCredentials(key, SecurityAlgorithms.RsaOAEP, \"A256GCM\");")]
    [InlineData("var recipient = new CmsRecipient(certificate, {|ST2304:RSAEncryptionPadding.Pkcs1|});", "var recipient = new CmsRecipient(certificate, RSAEncryptionPadding.OaepSHA256);")]
    public async Task Fix_EncryptsWithOaep(string statement, string fixedStatement) => await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Theory]
    [InlineData("var formatter = {|ST2304:new RSAPKCS1KeyExchangeFormatter(rsa)|};")]
    [InlineData("var data = {|ST2304:new EncryptedXml().Encrypt(null!, certificate)|};")]
    [InlineData("var cipher = {|ST2304:new Pkcs1Encoding(new RsaEngine())|}; cipher.Init(true, pair.Public);")]
    [InlineData("const bool oaep = false; input = provider.Encrypt(input, {|ST2304:oaep|});")]
    public async Task NoFix_WhereNoMemberStatesThePadding(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) => Usings + $$"""
        public sealed class Options { public RSAEncryptionPadding? Padding { get; set; } }

        public static class Crypto { public static byte[] EncryptFor(string name, RSAEncryptionPadding padding) => []; }

        public sealed class Sample
        {
            private static readonly RSAEncryptionPadding Shared = RSAEncryptionPadding.Pkcs1;
            private static RSAEncryptionPadding Computed => RSAEncryptionPadding.Pkcs1;

            private Options? Settings { get; set; }

            public void Run(bool flag, string text, byte[] input, RSA rsa, RSACryptoServiceProvider provider, RSAEncryptionPadding? given, X509Certificate2 certificate, SecurityKey key, AsymmetricKeyParameter parameters, AsymmetricCipherKeyPair pair)
            {
                {{statement}}
            }
        }
        """;
}
