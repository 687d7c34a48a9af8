using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotChooseWeakHashesByNameTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotChooseWeakHashesByNameSilentTests
{
    [Theory]
    [InlineData("OaepSha1", "var key = rsa.Decrypt(input, RSAEncryptionPadding.OaepSHA1); var secret = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA1);")]
    [InlineData("CreateOaepSha1", "var key = rsa.Encrypt(input, RSAEncryptionPadding.CreateOaep(HashAlgorithmName.SHA1));")]
    [InlineData("GraphNotification", "var key = certificate.GetRSAPrivateKey()!.Decrypt(Convert.FromBase64String(text), RSAEncryptionPadding.OaepSHA1); var same = CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, input), input);")]
    [InlineData("OaepComparison", "var isOaep = rsa.Encrypt(input, RSAEncryptionPadding.OaepSHA256) != null && RSAEncryptionPadding.OaepSHA1.OaepHashAlgorithm == HashAlgorithmName.SHA1;")]
    [InlineData("Comparison", "if (given == HashAlgorithmName.SHA1 || given == HashAlgorithmName.MD5) { throw new CryptographicException(\"SHA1 is refused\"); }")]
    [InlineData("ComparisonByName", "var weak = given?.Name == HashAlgorithmName.SHA1.Name || text.Equals(\"SHA1\", StringComparison.OrdinalIgnoreCase);")]
    [InlineData("EqualsCall", "var weak = HashAlgorithmName.SHA1.Equals(given);")]
    [InlineData("NotNull", "var name = given is { Name: \"SHA1\" or \"MD5\" } ? \"weak\" : \"strong\"; Console.WriteLine(name);")]
    [InlineData("SwitchOfNames", "var size = text switch { \"MD5\" => 16, \"SHA1\" => 20, \"SHA256\" => 32, _ => throw new NotSupportedException() };")]
    [InlineData("TranslationOfIdentifiers", "var name = text switch { \"1.3.14.3.2.26\" => HashAlgorithmName.SHA1, \"2.16.840.1.101.3.4.2.1\" => HashAlgorithmName.SHA256, _ => throw new NotSupportedException() }; rsa.SignData(input, name, RSASignaturePadding.Pkcs1);")]
    [InlineData("TranslationOfTokenNames", "var name = text switch { \"RS1\" => HashAlgorithmName.SHA1, \"RS256\" => HashAlgorithmName.SHA256, _ => HashAlgorithmName.SHA512 }; rsa.VerifyData(input, input, name, RSASignaturePadding.Pkcs1);")]
    [InlineData("TranslationByIf", "var name = HashAlgorithmName.SHA256; if (text == \"sha1\") { name = HashAlgorithmName.SHA1; } IncrementalHash.CreateHash(name);")]
    [InlineData("TranslationByMethod", "rsa.SignData(input, Named(text), RSASignaturePadding.Pkcs1); static HashAlgorithmName Named(string name) { switch (name) { case \"MD5\": return HashAlgorithmName.MD5; case \"SHA-1\": case \"SHA1\": return HashAlgorithmName.SHA1; default: return HashAlgorithmName.SHA256; } }")]
    [InlineData("TranslationByMember", "rsa.SignData(input, text == SignedXml.XmlDsigRSASHA1Url ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ToString();")]
    [InlineData("TranslationOfSizes", "rsa.VerifyHash(input, input, input.Length switch { 16 => HashAlgorithmName.MD5, 20 => HashAlgorithmName.SHA1, _ => HashAlgorithmName.SHA256 }, RSASignaturePadding.Pkcs1);")]
    [InlineData("TranslationOfEnum", "rsa.VerifyData(input, input, kind == Kind.Sha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("TranslationByPattern", "if (text is \"MD5\") { given = HashAlgorithmName.MD5; } else if (text.StartsWith(\"RS1\")) { given = HashAlgorithmName.SHA1; } IncrementalHash.CreateHash(given.Value);")]
    [InlineData("TableOfPairs", "foreach (var (name, hash) in new[] { (\"sha1\", HashAlgorithmName.SHA1), (\"sha256\", HashAlgorithmName.SHA256) }) { if (name == text) { IncrementalHash.CreateHash(hash); } }")]
    [InlineData("SettingThatNobodyUses", "var settings = new Settings { Hash = HashAlgorithmName.SHA1 }; Console.WriteLine(settings.Hash);")]
    [InlineData("Table", "var names = new Dictionary<string, HashAlgorithmName> { [\"sha1\"] = HashAlgorithmName.SHA1, [\"sha256\"] = HashAlgorithmName.SHA256 }; rsa.SignData(input, names[text], RSASignaturePadding.Pkcs1);")]
    [InlineData("TableOfIdentifiers", "var names = new Dictionary<string, string> { [\"1.3.14.3.2.26\"] = \"SHA1\", [\"1.2.840.113549.1.1.5\"] = \"SHA1withRSA\" }; SignerUtilities.GetSigner(names[text]);")]
    [InlineData("ListOfAll", "foreach (var name in new[] { HashAlgorithmName.MD5, HashAlgorithmName.SHA1, HashAlgorithmName.SHA256 }) { Console.WriteLine(name.Name); }")]
    [InlineData("FromData", "rsa.SignData(input, new HashAlgorithmName(text), RSASignaturePadding.Pkcs1); rsa.SignData(input, HashAlgorithmName.FromOid(text), RSASignaturePadding.Pkcs1);")]
    [InlineData("FromSignature", "provider.SignData(input, text); SignerUtilities.GetSigner(text); new RSAPKCS1SignatureFormatter(rsa).SetHashAlgorithm(text);")]
    [InlineData("Given", "rsa.SignData(input, given.GetValueOrDefault(), RSASignaturePadding.Pkcs1);")]
    [InlineData("Default", "rsa.SignData(input, default, RSASignaturePadding.Pkcs1); rsa.SignData(input, default(HashAlgorithmName), RSASignaturePadding.Pkcs1);")]
    [InlineData("Strong", "rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss); ecdsa.SignData(input, HashAlgorithmName.SHA384); IncrementalHash.CreateHash(HashAlgorithmName.SHA3_256);")]
    [InlineData("StrongByName", "rsa.SignData(input, new HashAlgorithmName(\"SHA512\"), RSASignaturePadding.Pss); provider.SignData(input, \"SHA256\"); provider.SignHash(input, CryptoConfig.MapNameToOID(\"SHA256\")); provider.SignData(input, typeof(SHA512));")]
    [InlineData("StrongSigner", "SignerUtilities.GetSigner(\"SHA256withRSA\"); SignerUtilities.GetSigner(\"SHA-512withECDSA\"); SignerUtilities.GetSigner(\"SHA256withRSAandMGF1\"); SignerUtilities.GetSigner(\"Ed25519\"); new Asn1SignatureFactory(\"SHA384WITHECDSA\", null);")]
    [InlineData("StrongXml", "var xml = new SignedXml(); xml.SignedInfo!.SignatureMethod = SignedXml.XmlDsigRSASHA256Url; xml.SignedInfo.SignatureMethod = \"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256\"; xml.AddReference(new Reference { DigestMethod = SignedXml.XmlDsigSHA256Url });")]
    [InlineData("XmlComparison", "var xml = new SignedXml(); if (xml.SignatureMethod == SignedXml.XmlDsigRSASHA1Url || xml.SignedInfo!.SignatureMethod == SignedXml.XmlDsigHMACSHA1Url) { throw new CryptographicException(); }")]
    [InlineData("StrongCms", "var signer = new CmsSigner(certificate) { DigestAlgorithm = new Oid(\"2.16.840.1.101.3.4.2.1\") }; var shown = signer.DigestAlgorithm.Value == \"1.3.14.3.2.26\";")]
    [InlineData("StrongToken", "var credentials = new SigningCredentials(null, SecurityAlgorithms.RsaSha256); credentials = new SigningCredentials(null, SecurityAlgorithms.EcdsaSha256Signature, SecurityAlgorithms.Sha256Digest);")]
    [InlineData("KeyEncryptionOfToken", "var credentials = new EncryptingCredentials(null, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512);")]
    [InlineData("RefusedTokenAlgorithms", "var validation = new TokenValidationParameters { AlgorithmValidator = (algorithm, key, token, parameters) => algorithm != SignedXml.XmlDsigRSASHA1Url };")]
    [InlineData("JwksParsing", "var key = new JsonWebKey(text); var thumb = key.X5t; var isSha1 = key.Alg == \"RS1\"; Console.WriteLine(thumb + isSha1);")]
    [InlineData("CertificateHash", "var thumbprint = certificate.GetCertHash(HashAlgorithmName.SHA1); var shown = certificate.GetCertHashString(HashAlgorithmName.SHA1); var found = new X509Certificate2Collection(certificate).FindByThumbprint(HashAlgorithmName.SHA1, text);")]
    [InlineData("SubjectKeyIdentifier", "var extension = new X509SubjectKeyIdentifierExtension(certificate.PublicKey, X509SubjectKeyIdentifierHashAlgorithm.Sha1, false);")]
    [InlineData("SignatureAlgorithmShown", "Console.WriteLine(certificate.SignatureAlgorithm.FriendlyName == \"sha1RSA\" ? \"SHA1\" : \"other\");")]
    [InlineData("LogText", "Console.WriteLine(\"The SHA1 of {0} is {1}\", text, HashAlgorithmName.SHA1.Name);")]
    [InlineData("NamesOnly", "var all = new[] { \"MD5\", \"SHA1\", nameof(SHA256) }; var known = all.Contains(text) && HashAlgorithmName.MD5.ToString() == text;")]
    [InlineData("ReportedHash", "var signature = rsa.SignHash(SHA256.HashData(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);")]
    [InlineData("RefusingHelper", "Refuse(HashAlgorithmName.SHA1); static void Refuse(HashAlgorithmName name) { if (name == HashAlgorithmName.SHA1) { throw new CryptographicException(); } }")]
    [InlineData("ProbedSupport", "var supported = CryptographicOperations.FixedTimeEquals(input, input) && Supports(HashAlgorithmName.SHA1); static bool Supports(HashAlgorithmName name) => name.Name != \"MD5\";")]
    [InlineData("OwnRecord", "var found = new KeyValuePair<string, HashAlgorithmName>(text, HashAlgorithmName.SHA1); Console.WriteLine(found.Value);")]
    [InlineData("Sha1Substring", "provider.SignData(input, \"SHA1024\"); SignerUtilities.GetSigner(\"SHA3-256withRSA\");")]
    public async Task NearMiss_IsSilent(string guard, string statements)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statements));
    }

    [Fact]
    public async Task OneTimePasswords_AreSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;

            class TotpGenerator
            {
                int Of(byte[] key, byte[] counter)
                {
                    var mac = CryptographicOperations.HmacData(HashAlgorithmName.SHA1, key, counter);
                    return mac[^1];
                }
            }

            class Codes
            {
                int Of(byte[] key, byte[] counter)
                {
                    using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, key);
                    hash.AppendData(counter);
                    var mac = hash.GetHashAndReset();
                    var offset = mac[19] & 0xF;
                    return (((mac[offset] & 0x7F) << 24) | (mac[offset + 1] << 16) | (mac[offset + 2] << 8) | mac[offset + 3]) % 1_000_000;
                }
            }
            """);

    [Fact]
    public async Task HashThatIsReportedItself_HasOneFinding() =>
        await ReportsAsync(InMethod("""
            var signature = rsa.SignHash({|ST2102:SHA1.HashData(input)|}, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            using var sha1 = {|ST2102:SHA1.Create()|};
            var other = rsa.SignHash(sha1.ComputeHash(input), HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            """));

    [Fact]
    public async Task NameWithoutTheBodyBehindIt_IsUnknown() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;

            public interface ISigner
            {
                byte[] Sign(byte[] data, HashAlgorithmName name);
            }

            class Client(ISigner signer)
            {
                byte[] Sign(byte[] data) => signer.Sign(data, HashAlgorithmName.SHA1);
            }
            """);
}
