using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotChooseWeakHashesByNameTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotChooseWeakHashesByNameFixTests
{
    [Theory]
    [InlineData("rsa.SignData(input, {|ST2103:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);", "rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, /* why */ {|ST2103:HashAlgorithmName.MD5|} /* here */, RSASignaturePadding.Pkcs1);", "rsa.SignData(input, /* why */ HashAlgorithmName.SHA256 /* here */, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:new HashAlgorithmName(\"SHA1\")|}, RSASignaturePadding.Pkcs1);", "rsa.SignData(input, new HashAlgorithmName(\"SHA256\"), RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:flag ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA512|}, RSASignaturePadding.Pkcs1);", "rsa.SignData(input, flag ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:given ?? HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);", "rsa.SignData(input, given ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);")]
    [InlineData("provider.SignData(input, {|ST2103:\"SHA1\"|});", "provider.SignData(input, \"SHA256\");")]
    [InlineData("provider.SignHash(input, {|ST2103:CryptoConfig.MapNameToOID(\"SHA1\")|});", "provider.SignHash(input, CryptoConfig.MapNameToOID(\"SHA256\"));")]
    [InlineData("using var hash = IncrementalHash.CreateHash({|ST2103:HashAlgorithmName.MD5|});", "using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);")]
    [InlineData("SignerUtilities.GetSigner({|ST2103:\"SHA1withRSA\"|});", "SignerUtilities.GetSigner(\"SHA256withRSA\");")]
    [InlineData("new Asn1SignatureFactory({|ST2103:\"SHA-1withECDSA\"|}, null).ToString();", "new Asn1SignatureFactory(\"SHA-256withECDSA\", null).ToString();")]
    [InlineData("var signer = new CmsSigner(certificate) { {|ST2103:DigestAlgorithm = new Oid(\"1.3.14.3.2.26\")|} };", "var signer = new CmsSigner(certificate) { DigestAlgorithm = new Oid(\"2.16.840.1.101.3.4.2.1\") };")]
    [InlineData("var xml = new SignedXml(); {|ST2103:xml.SignedInfo!.SignatureMethod = SignedXml.XmlDsigRSASHA1Url|};", "var xml = new SignedXml(); xml.SignedInfo!.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;")]
    [InlineData("var reference = new Reference { {|ST2103:DigestMethod = \"http://www.w3.org/2000/09/xmldsig#sha1\"|} };", "var reference = new Reference { DigestMethod = \"http://www.w3.org/2001/04/xmlenc#sha256\" };")]
    public async Task Fix_NamesSha256(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var name = HashAlgorithmName.SHA1; var other = name; rsa.SignData(input, {|ST2103:name|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.SignData(input, {|ST2103:Chosen|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("rsa.VerifyData(input, input, {|ST2103.Info:HashAlgorithmName.SHA1|}, RSASignaturePadding.Pkcs1);")]
    [InlineData("var key = HKDF.DeriveKey({|ST2103:HashAlgorithmName.SHA1|}, input, 32);")]
    [InlineData("CryptographicOperations.HashData({|ST2103:HashAlgorithmName.SHA1|}, input, new byte[20]);")]
    [InlineData("var xml = new SignedXml(); {|ST2103:xml.SignedInfo!.SignatureMethod = \"http://www.w3.org/2000/09/xmldsig#dsa-sha1\"|};")]
    [InlineData("new Signer().Sign(input, {|ST2103:HashAlgorithmName.SHA1|});")]
    public async Task FixThatWouldBreakOrMiss_IsNotOffered(string statement) => await OffersNoFixAsync(InMethod(statement));
}
