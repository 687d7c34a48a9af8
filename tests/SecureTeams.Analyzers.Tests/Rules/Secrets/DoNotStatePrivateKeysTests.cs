using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStatePrivateKeysTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using Microsoft.Identity.Abstractions;
        using Microsoft.IdentityModel.Tokens;

        """;

    /// <summary>Only the head of a container, which tells what it is.</summary>
    private const string Pfx = "\"MIIKcAIBAzCCCiwGCSqGSIb3DQEHAaCCCh0EggoZMIIKFTCC\"";

    private const string Certificate = "\"MIIDETCCAfmgAwIBAgIUZ5v8mJ2lq0o0aJ1dVZrI2b4wDQYJ\"";

    private const string Pem = "\"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\\n-----END PRIVATE KEY-----\"";

    private const string EncryptedPem = "\"-----BEGIN ENCRYPTED PRIVATE KEY-----\\nMIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0B\\n-----END ENCRYPTED PRIVATE KEY-----\"";

    [Theory]
    [InlineData("using var certificate = X509CertificateLoader.LoadPkcs12({|ST3104:Convert.FromBase64String(" + Pfx + ")|}, given);")]
    [InlineData("using var certificate = X509CertificateLoader.LoadPkcs12({|ST3104:new byte[] { 0x30, 0x82, 0x0A, 0x70, 0x02, 0x01, 0x03, 0x30 }|}, given);")]
    [InlineData("using var certificate = new X509Certificate2({|ST3104:Convert.FromBase64String(" + Pfx + ")|}, given);")]
    [InlineData("var kept = Convert.FromBase64String(" + Pfx + "); using var certificate = new X509Certificate2({|ST3104:kept|});")]
    [InlineData("var all = new X509Certificate2Collection(); all.Import({|ST3104:Convert.FromBase64String(" + Pfx + ")|}, given);")]
    [InlineData("using var certificate = X509Certificate2.CreateFromPem(given, {|ST3104:" + Pem + "|});")]
    [InlineData("using var certificate = X509Certificate2.CreateFromEncryptedPem(given, {|ST3104:" + EncryptedPem + "|}, given);")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportFromPem({|ST3104:" + Pem + "|});")]
    [InlineData("using var key = ECDsa.Create(); key.ImportFromPem({|ST3104:" + Pem + ".AsSpan()|});")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportFromEncryptedPem({|ST3104:" + EncryptedPem + "|}, given);")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportPkcs8PrivateKey({|ST3104:Convert.FromBase64String(\"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\")|}, out _);")]
    [InlineData("using var rsa = RSA.Create(); rsa.ImportRSAPrivateKey({|ST3104:Convert.FromBase64String(\"MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/\")|}, out _);")]
    [InlineData("using var key = ECDsa.Create(); key.ImportECPrivateKey({|ST3104:Convert.FromHexString(\"30770201010420abcdef1234567890\")|}, out _);")]
    [InlineData("using var key = ECDiffieHellman.Create(); key.ImportPkcs8PrivateKey({|ST3104:[0x30, 0x41, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06]|}, out _);")]
    [InlineData("using var rsa = RSA.Create(); rsa.FromXmlString({|ST3104:\"<RSAKeyValue><Modulus>0Z3VS5JJcds3xfn/</Modulus><Exponent>AQAB</Exponent><D>tAvlMF5WkjZ9xKq0PzNQ</D></RSAKeyValue>\"|});")]
    [InlineData("using var rsa = RSA.Create(new RSAParameters { Modulus = raw, Exponent = raw, {|ST3104:D = Convert.FromBase64String(\"tAvlMF5WkjZ9xKq0PzNQ\")|} });")]
    [InlineData("using var rsa = RSA.Create(); var parameters = new RSAParameters(); {|ST3104:parameters.D = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }|}; rsa.ImportParameters(parameters);")]
    [InlineData("using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, {|ST3104:D = Convert.FromHexString(\"abcdef1234567890\")|} });")]
    [InlineData("var key = new JsonWebKey({|ST3104:\"{\\\"kty\\\":\\\"EC\\\",\\\"x\\\":\\\"q83vEjRWeJCrze8S\\\",\\\"d\\\":\\\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ\\\"}\"|});")]
    [InlineData("var description = new CredentialDescription { SourceType = CredentialSource.Base64Encoded, {|ST3104:Base64EncodedValue = " + Pfx + "|} };")]
    public async Task EveryApi_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ContainerAndItsPassword_AreTwoFindings() =>
        await ReportsAsync(InMethod("using var certificate = new X509Certificate2({|ST3104:Convert.FromBase64String(" + Pfx + ")|}, {|ST3105:\"correct horse\"|});"));

    [Fact]
    public async Task Members_AreFollowed() =>
        await ReportsAsync(Usings + $$"""
            static class Keys { public const string Signing = {{Pem}}; }

            class Signer
            {
                private static readonly string Key = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7" + "\n-----END RSA PRIVATE KEY-----";

                private static RSA Load(string pem)
                {
                    var rsa = RSA.Create();
                    rsa.ImportFromPem({|ST3104:pem|});
                    return rsa;
                }

                RSA One() => Load(Key);

                void Two(RSA rsa) => rsa.ImportFromPem({|ST3104:Keys.Signing|});
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var rsa = RSA.Create(); rsa.ImportFromPem({|ST3104.Warning:" + Pem + "|});"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var rsa = RSA.Create(); rsa.ImportFromPem({|ST3104:" + Pem + "|});"), RuleSituation.Generated);

    [Theory]
    [InlineData("TrustAnchor", "using var root = X509Certificate2.CreateFromPem(\"-----BEGIN CERTIFICATE-----\\nMIIDETCCAfmgAwIBAgIUZ5v8mJ2lq0o0aJ1d\\n-----END CERTIFICATE-----\");")]
    [InlineData("CertificateInBase64", "using var root = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(" + Certificate + "));")]
    [InlineData("CertificateToConstructor", "using var root = new X509Certificate2(Convert.FromBase64String(" + Certificate + "));")]
    [InlineData("CertificateWithEmptyPassword", "using var root = new X509Certificate2(Convert.FromBase64String(" + Certificate + "), \"\");")]
    [InlineData("CertificateInBytes", "using var root = new X509Certificate2(new byte[] { 0x30, 0x82, 0x03, 0x11, 0x30, 0x82, 0x01, 0xF9 });")]
    [InlineData("CertificatePemInBytes", "using var root = new X509Certificate2(Encoding.ASCII.GetBytes(\"-----BEGIN CERTIFICATE-----\\nMIIDETCCAfmgAwIBAgIUZ5v8mJ2lq0o0aJ1d\\n-----END CERTIFICATE-----\"));")]
    [InlineData("PublicPem", "using var rsa = RSA.Create(); rsa.ImportFromPem(\"-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\\n-----END PUBLIC KEY-----\");")]
    [InlineData("PublicKeyBytes", "using var rsa = RSA.Create(); rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(\"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\"), out _); rsa.ImportRSAPublicKey(Convert.FromBase64String(\"MIIBCgKCAQEA0Z3VS5JJcds3xfn/\"), out _);")]
    [InlineData("PublicXml", "using var rsa = RSA.Create(); rsa.FromXmlString(\"<RSAKeyValue><Modulus>0Z3VS5JJcds3xfn/</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\");")]
    [InlineData("PublicParameters", "using var rsa = RSA.Create(new RSAParameters { Modulus = Convert.FromBase64String(\"tAvlMF5WkjZ9xKq0PzNQ\"), Exponent = [1, 0, 1] });")]
    [InlineData("PublicJwk", "var key = new JsonWebKey(\"{\\\"kty\\\":\\\"EC\\\",\\\"crv\\\":\\\"P-256\\\",\\\"x\\\":\\\"q83vEjRWeJCrze8S\\\",\\\"y\\\":\\\"NFZ4kKvN7xI0VniQ\\\"}\");")]
    [InlineData("PlaceholderPem", "using var rsa = RSA.Create(); rsa.ImportFromPem(\"-----BEGIN PRIVATE KEY-----\\n<your private key>\\n-----END PRIVATE KEY-----\");")]
    [InlineData("EllipsisPem", "using var rsa = RSA.Create(); rsa.ImportFromPem(\"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\");")]
    [InlineData("FrameOfAKeyFromOutside", "using var rsa = RSA.Create(); rsa.ImportFromPem(\"-----BEGIN PRIVATE KEY-----\\n\" + given + \"\\n-----END PRIVATE KEY-----\");")]
    [InlineData("File", "using var rsa = RSA.Create(); rsa.ImportFromPem(File.ReadAllText(\"/run/secrets/signing-private-key.pem\"));")]
    [InlineData("FromFiles", "using var certificate = X509Certificate2.CreateFromPemFile(\"server.pem\", \"server-private-key.pem\"); using var other = X509CertificateLoader.LoadPkcs12FromFile(\"server.pfx\", given);")]
    [InlineData("Parameter", "using var certificate = X509CertificateLoader.LoadPkcs12(raw, given); using var rsa = RSA.Create(); rsa.ImportPkcs8PrivateKey(raw, out _);")]
    [InlineData("Store", "using var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(given), given);")]
    [InlineData("CertificateName", "var description = new CredentialDescription { SourceType = CredentialSource.StoreWithThumbprint, CertificateThumbprint = \"0A1B2C3D4E5F60718293A4B5C6D7E8F901234567\" };")]
    [InlineData("CertificateOfOthers", "var description = new CredentialDescription { SourceType = CredentialSource.Base64Encoded, Base64EncodedValue = " + Certificate + " };")]
    [InlineData("Detector", "if (given.Contains(\"-----BEGIN PRIVATE KEY-----\")) { throw new InvalidOperationException(\"remove the key\"); }")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(InMethod(statement));
    }

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Signer
            {
                void Use(string given, byte[] raw)
                {
                    {{statement}}
                }
            }
            """;
}
