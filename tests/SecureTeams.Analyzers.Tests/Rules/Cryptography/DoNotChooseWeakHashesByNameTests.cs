using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotChooseWeakHashesByNameTests
{
    [Theory]
    [InlineData("rsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:HashAlgorithmName.MD5|}, RSASignaturePadding.Pss)")]
    [InlineData("rsa.SignData(padding: RSASignaturePadding.Pkcs1, hashAlgorithm: {|ST2103:HashAlgorithmName.SHA1|}, data: input)")]
    [InlineData("rsa.SignData(Stream.Null, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignHash(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.TrySignData(input, new byte[256], {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1, out _)")]
    [InlineData("rsa.TrySignHash(input, new byte[256], {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1, out _)")]
    [InlineData("ecdsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("ecdsa.TrySignData(input, new byte[99], {|ST2103:HashAlgorithmName.SHA1|}, out _)")]
    [InlineData("certificate.GetRSAPrivateKey()!.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("certificate.GetECDsaPrivateKey()?.SignData(input, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("provider.SignData(input, {|ST2103:\"SHA1\"|})")]
    [InlineData("provider.SignData(input, {|ST2103:\"MD5\"|})")]
    [InlineData("provider.SignData(input, {|ST2103:typeof(SHA1)|})")]
    [InlineData("provider.SignData(input, {|ST2103:CryptoConfig.MapNameToOID(\"SHA1\")|}!)")]
    [InlineData("provider.SignHash(input, {|ST2103:CryptoConfig.MapNameToOID(\"SHA1\")|})")]
    [InlineData("provider.SignHash(input, {|ST2103:\"1.3.14.3.2.26\"|})")]
    [InlineData("provider.SignHash(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:new HashAlgorithmName(\"SHA1\")|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:new(\"md5\")|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:new HashAlgorithmName(nameof(SHA1))|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:new HashAlgorithmName(\"SHA\" + 1)|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("rsa.SignData(input, {|ST2103:HashAlgorithmName.FromOid(\"1.3.14.3.2.26\")|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("IncrementalHash.CreateHash({|ST2103:HashAlgorithmName.MD5|})")]
    [InlineData("IncrementalHash.CreateHash({|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("IncrementalHash.CreateHMAC({|ST2103:HashAlgorithmName.MD5|}, input)")]
    [InlineData("HKDF.DeriveKey({|ST2103:HashAlgorithmName.SHA1|}, input, 32)")]
    [InlineData("HKDF.Extract({|ST2103:HashAlgorithmName.MD5|}, input)")]
    [InlineData("HKDF.Expand({|ST2103:HashAlgorithmName.SHA1|}, input, 32)")]
    [InlineData("CryptographicOperations.HashData({|ST2103:HashAlgorithmName.MD5|}, input)")]
    [InlineData("CryptographicOperations.HashData({|ST2103:HashAlgorithmName.SHA1|}, Stream.Null)")]
    [InlineData("await CryptographicOperations.HashDataAsync({|ST2103:HashAlgorithmName.SHA1|}, Stream.Null)")]
    [InlineData("CryptographicOperations.TryHashData({|ST2103:HashAlgorithmName.SHA1|}, input, new byte[20], out _)")]
    [InlineData("CryptographicOperations.HmacData({|ST2103:HashAlgorithmName.MD5|}, input, input)")]
    [InlineData("new SP800108HmacCounterKdf(input, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("SP800108HmacCounterKdf.DeriveBytes(input, {|ST2103:HashAlgorithmName.SHA1|}, \"label\", \"context\", 32)")]
    [InlineData("ECDiffieHellman.Create().DeriveKeyFromHash(null!, {|ST2103:HashAlgorithmName.SHA1|})")]
    public async Task NameGivenToAnApi_IsReported(string expression) => await ReportsAsync(InMethod("object? made = " + expression + ";"));

    [Theory]
    [InlineData("new CertificateRequest(\"CN=a\", rsa, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1)")]
    [InlineData("new CertificateRequest(new X500DistinguishedName(\"CN=a\"), ecdsa, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("CertificateRequest.LoadSigningRequestPem(text, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("new CertificateRevocationListBuilder().Build(certificate, 1, DateTimeOffset.Now, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("X509SignatureGenerator.CreateForECDsa(ecdsa).SignData(input, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1).GetSignatureAlgorithmIdentifier({|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("Rfc3161TimestampRequest.CreateFromData(input, {|ST2103:HashAlgorithmName.SHA1|})")]
    [InlineData("new SigningCredentials(null, {|ST2103:\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"|})")]
    [InlineData("new SigningCredentials(null, SecurityAlgorithms.RsaSha256, {|ST2103:\"http://www.w3.org/2000/09/xmldsig#sha1\"|})")]
    [InlineData("new SigningCredentials(null, {|ST2103:SignedXml.XmlDsigRSASHA1Url|})")]
    [InlineData("new X509SigningCredentials(certificate, {|ST2103:SignedXml.XmlDsigRSASHA1Url|})")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:\"SHA1withRSA\"|})")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:\"SHA-1withECDSA\"|})")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:\"MD5withRSA\"|})")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:\"ECDSA\"|})")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.Sha1WithRsaEncryption|})")]
    [InlineData("SignerUtilities.InitSigner({|ST2103:\"SHA1withRSA\"|}, true, null, null)")]
    [InlineData("new Asn1SignatureFactory({|ST2103:\"SHA1WITHRSA\"|}, null)")]
    [InlineData("new Asn1SignatureFactory({|ST2103:\"MD5WithRSAEncryption\"|}, null)")]
    [InlineData("new Asn1SignatureFactory({|ST2103:Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.Sha1WithRsaEncryption.Id|}, null)")]
    [InlineData("new Org.BouncyCastle.Pkcs.Pkcs10CertificationRequest({|ST2103:\"SHA1WITHRSA\"|}, null, (Org.BouncyCastle.Crypto.AsymmetricKeyParameter)null, null, null)")]
    [InlineData("new Org.BouncyCastle.Bcpg.OpenPgp.PgpSignatureGenerator(Org.BouncyCastle.Bcpg.PublicKeyAlgorithmTag.RsaSign, {|ST2103:Org.BouncyCastle.Bcpg.HashAlgorithmTag.Sha1|})")]
    public async Task CertificatesTokensAndBouncyCastle_AreReported(string expression) => await ReportsAsync(InMethod("object? made = " + expression + ";"));

    [Theory]
    [InlineData("var signer = new CmsSigner(certificate) { {|ST2103:DigestAlgorithm = new Oid(\"1.3.14.3.2.26\")|} };")]
    [InlineData("var signer = new CmsSigner(certificate); {|ST2103:signer.DigestAlgorithm = new Oid(\"SHA1\")|};")]
    [InlineData("var signer = new CmsSigner(certificate); {|ST2103:signer.DigestAlgorithm = Oid.FromFriendlyName(\"SHA1\", OidGroup.HashAlgorithm)|};")]
    [InlineData("var xml = new SignedXml(); {|ST2103:xml.SignedInfo!.SignatureMethod = SignedXml.XmlDsigRSASHA1Url|};")]
    [InlineData("var xml = new SignedXml(); {|ST2103:xml.SignedInfo!.SignatureMethod = \"http://www.w3.org/2000/09/xmldsig#dsa-sha1\"|};")]
    [InlineData("var xml = new SignedXml(); {|ST2103:xml.SignedInfo!.SignatureMethod = \"http://www.w3.org/2001/04/xmldsig-more#rsa-md5\"|};")]
    [InlineData("var reference = new Reference { {|ST2103:DigestMethod = SignedXml.XmlDsigSHA1Url|} };")]
    [InlineData("new RSAPKCS1SignatureFormatter(rsa).SetHashAlgorithm({|ST2103:\"SHA1\"|});")]
    [InlineData("AsymmetricSignatureFormatter formatter = new DSASignatureFormatter(); formatter.SetHashAlgorithm({|ST2103:nameof(SHA1)|});")]
    [InlineData("new RSAPKCS1SignatureFormatter(rsa).SetHashAlgorithm({|ST2103:HashAlgorithmName.SHA1.Name|}!);")]
    [InlineData("using var cng = new ECDsaCng(); {|ST2103:cng.HashAlgorithm = CngAlgorithm.Sha1|};")]
    public async Task MembersThatHoldTheName_AreReported(string statements) => await ReportsAsync(InMethod(statements));

    [Theory]
    [InlineData("var name = HashAlgorithmName.SHA1; rsa.SignData(input, {|ST2103:name|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:Chosen|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:Property|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:new HashAlgorithmName(Text)|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:flag ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:given ?? HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:flag switch { true => HashAlgorithmName.SHA1, _ => HashAlgorithmName.SHA512 }|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:text switch { \"SHA512\" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA1 }|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("Func<byte[]> sign = () => rsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("byte[] Sign(HashAlgorithmName name) => rsa.SignData(input, {|ST2103:name|}, RSASignaturePadding.Pkcs1); Sign(HashAlgorithmName.SHA1);")]
    [InlineData("if (text == \"SHA1\") { rsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1); }")]
    [InlineData("HashAlgorithmName.TryFromOid(\"1.3.14.3.2.26\", out var found); rsa.SignData(input, {|ST2103:found|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("new Signer().Sign(input, {|ST2103:HashAlgorithmName.SHA1|});")]
    [InlineData("new Signer().Sign(input, {|ST2103:new HashAlgorithmName(\"SHA1\")|});")]
    [InlineData("input.Signed({|ST2103:HashAlgorithmName.MD5|});")]
    public async Task ValueBehindVariablesBranchesAndOwnMethods_IsReported(string statements) => await ReportsAsync(InMethod(statements));

    [Fact]
    public async Task ImportsAndTopLevelStatements_AreReported() =>
        await ReportsAsync([
            """
            using static System.Security.Cryptography.HashAlgorithmName;
            using ECDsa = System.Security.Cryptography.ECDsa;
            using Name = System.Security.Cryptography.HashAlgorithmName;

            internal sealed partial class Client
            {
                private readonly Name _hash = Name.SHA1;
                byte[] Sign(ECDsa key, byte[] input) => key.SignData(input, {|ST2103:SHA1|});
                byte[] Aliased(ECDsa key, byte[] input) => key.SignData(input, {|ST2103:Name.MD5|});
            }

            internal sealed partial class Client
            {
                byte[] FromField(ECDsa key, byte[] input) => key.SignData(input, {|ST2103:_hash|});
            }
            """,
            """
            using System.Security.Cryptography;

            using var hash = IncrementalHash.CreateHash({|ST2103:HashAlgorithmName.SHA1|});
            hash.AppendData("x"u8);
            Console.WriteLine(hash.GetHashAndReset().Length);
            """,
        ]);

    [Theory]
    [InlineData("Verify", "rsa.VerifyData(input, input, {|ST2103.Info:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("VerifyHash", "rsa.VerifyHash(input, input, {|ST2103.Info:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("VerifyEcdsa", "ecdsa.VerifyData(input, input, {|ST2103.Info:HashAlgorithmName.SHA1|});")]
    [InlineData("VerifyProvider", "provider.VerifyData(input, {|ST2103.Info:\"SHA1\"|}, input); provider.VerifyHash(input, {|ST2103.Info:CryptoConfig.MapNameToOID(\"SHA1\")|}!, input);")]
    [InlineData("Deformatter", "new RSAPKCS1SignatureDeformatter(rsa).SetHashAlgorithm({|ST2103.Info:\"SHA1\"|});")]
    [InlineData("VerifierFactory", "var verifier = new Asn1VerifierFactory({|ST2103.Info:\"SHA1WITHRSA\"|}, null);")]
    [InlineData("VerifyingSigner", "var signer = SignerUtilities.GetSigner({|ST2103.Info:\"SHA1withRSA\"|}); signer.Init(false, null); var valid = signer.VerifySignature(input);")]
    [InlineData("InitVerifier", "var signer = SignerUtilities.InitSigner({|ST2103.Info:\"SHA1withRSA\"|}, false, null, null);")]
    [InlineData("Hmac", "using var mac = IncrementalHash.CreateHMAC({|ST2103.Info:HashAlgorithmName.SHA1|}, input); var one = CryptographicOperations.HmacData({|ST2103.Info:HashAlgorithmName.SHA1|}, input, input);")]
    [InlineData("HmacUrl", "var xml = new SignedXml(); {|ST2103.Info:xml.SignedInfo!.SignatureMethod = SignedXml.XmlDsigHMACSHA1Url|};")]
    [InlineData("DeriveKeyFromHmac", "var key = ECDiffieHellman.Create().DeriveKeyFromHmac(null!, {|ST2103.Info:HashAlgorithmName.SHA1|}, null);")]
    [InlineData("ETag", "var content = new HttpResponseMessage(); content.Headers.ETag = new(Convert.ToHexString(CryptographicOperations.HashData({|ST2103.Info:HashAlgorithmName.MD5|}, input)));")]
    [InlineData("ContentMd5", "using var hash = IncrementalHash.CreateHash({|ST2103.Info:HashAlgorithmName.MD5|}); hash.AppendData(input); var contentMD5 = Convert.ToBase64String(hash.GetHashAndReset());")]
    [InlineData("WebSocket", "var accept = CryptographicOperations.HashData({|ST2103.Info:HashAlgorithmName.SHA1|}, System.Text.Encoding.ASCII.GetBytes(text + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\"));")]
    [InlineData("CertificateThumbprint", "var same = Convert.ToHexString(CryptographicOperations.HashData({|ST2103.Info:HashAlgorithmName.SHA1|}, certificate.RawData)) == text;")]
    [InlineData("VerifyHashOfIncremental", "using var hash = IncrementalHash.CreateHash({|ST2103.Info:HashAlgorithmName.SHA1|}); hash.AppendData(input); var valid = DSA.Create().VerifySignature(hash.GetHashAndReset(), input);")]
    public async Task LegacyApprovedOrPrescribedUse_IsInformation(string purpose, string statements)
    {
        Assert.NotEmpty(purpose);
        await ReportsAsync(InMethod(statements).Replace("DSA.Create()", "((DSA)null!)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("rsa.SignData(input, {|ST2103.Info:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("rsa.SignData(input, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);"), RuleSituation.Generated);

    [Fact]
    public async Task FipsPolicy_RaisesSignaturesAndSilencesApprovedMacs()
    {
        await ReportsAsync(InMethod("rsa.SignData(input, {|ST2103.Error:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);"), RuleSituation.With("secureteams.fips = enforce"));
        await ReportsAsync(InMethod("rsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1); IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, input);"), RuleSituation.With("secureteams.fips = off"));
    }

    [Fact]
    public async Task Message_NamesApiReasonAndRemedy()
    {
        var findings = await Snippet.FindingsAsync(Snippet.Compile(InMethod("ecdsa.SignData(input, HashAlgorithmName.SHA1);")));

        Assert.Equal(
            "'ECDsa.SignData' is told to use SHA-1, for which two inputs with one hash can be made and which FIPS does not approve for new data; name SHA256",
            Assert.Single(findings).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static string InMethod(string statements) =>
        $$"""
        using System.Security.Cryptography;
        using System.Security.Cryptography.Pkcs;
        using System.Security.Cryptography.X509Certificates;
        using System.Security.Cryptography.Xml;
        using Microsoft.IdentityModel.Tokens;
        using Org.BouncyCastle.Crypto.Operators;
        using Org.BouncyCastle.Security;
        #nullable disable warnings
        #pragma warning disable SYSLIB0021, SYSLIB0045, CA1416

        public class Signer
        {
            public byte[] Sign(byte[] data, HashAlgorithmName name)
            {
                using var key = RSA.Create(3072);
                return key.SignData(data, name, RSASignaturePadding.Pss);
            }
        }

        public static class Extensions
        {
            public static byte[] Signed(this byte[] data, HashAlgorithmName name) => IncrementalHash.CreateHash(name).GetHashAndReset();
        }

        class Client
        {
            private const string Text = "SHA1";
            private static readonly HashAlgorithmName Chosen = HashAlgorithmName.SHA1;
            private static HashAlgorithmName Property => new("SHA1");

            async Task UseAsync(RSA rsa, ECDsa ecdsa, RSACryptoServiceProvider provider, X509Certificate2 certificate, byte[] input, string text, bool flag, HashAlgorithmName? given)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
