using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotHashWithSha1Tests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Security;
        #pragma warning disable SYSLIB0021, SYSLIB0045

        """;

    [Theory]
    [InlineData("using var sha1 = {|ST2102:SHA1.Create()|};")]
    [InlineData("using SHA1? sha1 = {|ST2102:SHA1.Create(\"SHA1\")|};")]
    [InlineData("using var sha1 = {|ST2102:SHA1Managed.Create()|};")]
    [InlineData("using var sha1 = {|ST2102:new SHA1Managed()|};")]
    [InlineData("using HashAlgorithm sha1 = {|ST2102:new SHA1CryptoServiceProvider()|};")]
    [InlineData("SHA1Managed sha1 = {|ST2102:new()|};")]
    [InlineData("var hash = {|ST2102:SHA1.HashData(input)|};")]
    [InlineData("var hash = {|ST2102:SHA1.HashData(\"x\"u8)|};")]
    [InlineData("var hash = await {|ST2102:SHA1.HashDataAsync(Stream.Null)|};")]
    [InlineData("var done = {|ST2102:SHA1.TryHashData(input, new byte[20], out var written)|};")]
    [InlineData("var signature = RSA.Create().SignHash({|ST2102:SHA1.HashData(input)|}, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);")]
    [InlineData("var same = {|ST2102:SHA1.HashData(Encoding.UTF8.GetBytes(\"password\"))|}.SequenceEqual(input);")]
    [InlineData("Func<HashAlgorithm> make = {|ST2102:SHA1.Create|};")]
    [InlineData("Func<byte[], byte[]> hash = {|ST2102:SHA1.HashData|};")]
    [InlineData("HashAlgorithm derived = {|ST2102:new OurHash()|};")]
    [InlineData("HashAlgorithm ported = {|ST2102:new Sha1Implementation()|};")]
    [InlineData("var made = {|ST2102:Activator.CreateInstance<SHA1Managed>()|};")]
    [InlineData("IDigest digest = {|ST2102:new Sha1Digest()|};")]
    [InlineData("var signer = new Org.BouncyCastle.Crypto.Signers.RsaDigestSigner({|ST2102:new Sha1Digest()|}); signer.Init(true, null); var signature = signer.GenerateSignature();")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("HashAlgorithm.Create(\"SHA1\")")]
    [InlineData("HashAlgorithm.Create(\"SHA-1\")")]
    [InlineData("HashAlgorithm.Create(\"SHA\")")]
    [InlineData("HashAlgorithm.Create(\"System.Security.Cryptography.SHA1\")")]
    [InlineData("HashAlgorithm.Create(\"System.Security.Cryptography.HashAlgorithm\")")]
    [InlineData("CryptoConfig.CreateFromName(\"SHA1\")")]
    [InlineData("CryptoConfig.CreateFromName(\"http://www.w3.org/2000/09/xmldsig#sha1\")")]
    [InlineData("CryptoConfig.CreateFromName(\"1.3.14.3.2.26\")")]
    [InlineData("DigestUtilities.GetDigest(\"SHA-1\")")]
    [InlineData("DigestUtilities.GetDigest(Org.BouncyCastle.Asn1.X509.X509ObjectIdentifiers.IdSha1)")]
    [InlineData("DigestUtilities.CalculateDigest(\"SHA1\", input)")]
    public async Task AlgorithmAskedForByName_IsReported(string expression) => await ReportsAsync(InMethod("object? made = {|ST2102:" + expression + "|};"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var hash = {|ST2102.Info:SHA1.HashData(input)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("var hash = SHA1.HashData(input);"), RuleSituation.Generated);

    [Theory]
    [InlineData("WebSocketKey", "var accept = Convert.ToBase64String({|ST2102.Info:SHA1.HashData(Encoding.UTF8.GetBytes(text + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\"))|});")]
    [InlineData("WebSocketKeyFromConstant", "var bytes = Encoding.ASCII.GetBytes(string.Concat(text, WebSocketGuid)); using var sha1 = {|ST2102.Info:SHA1.Create()|}; var accept = Convert.ToBase64String(sha1.ComputeHash(bytes));")]
    [InlineData("WebSocketKeyFromBuffer", "Span<byte> buffer = stackalloc byte[60]; Encoding.UTF8.GetBytes(text, buffer); WebSocketGuidBytes.CopyTo(buffer.Slice(24)); var hash = {|ST2102.Info:SHA1.HashData(buffer)|};")]
    [InlineData("WebSocketHeader", "var answer = new StringBuilder().Append(\"Sec-WebSocket-Accept: \").Append(Convert.ToBase64String({|ST2102.Info:SHA1.HashData(input)|}));")]
    [InlineData("WebSocketHelper", "byte[] Hash(string key) => {|ST2102.Info:SHA1.HashData(Encoding.UTF8.GetBytes(key))|}; var accept = Hash(text + WebSocketGuid);")]
    [InlineData("CertificateRawData", "var thumbprint = {|ST2102.Info:SHA1.HashData(certificate.RawData)|};")]
    [InlineData("CertificateRawDataOfInstance", "using var sha1 = {|ST2102.Info:SHA1.Create()|}; var hash = sha1.ComputeHash(certificate.GetRawCertData());")]
    [InlineData("ComparedWithThumbprint", "var same = Convert.ToHexString({|ST2102.Info:SHA1.HashData(input)|}) == certificate.Thumbprint;")]
    [InlineData("ComparedWithCertHash", "var same = {|ST2102.Info:SHA1.HashData(input)|}.SequenceEqual(certificate.GetCertHash());")]
    [InlineData("GitBlob", "var header = Encoding.ASCII.GetBytes($\"blob {input.Length}\\0\"); var id = {|ST2102.Info:SHA1.HashData(header.Concat(input).ToArray())|};")]
    [InlineData("GitFunction", "byte[] GitObjectId() => {|ST2102.Info:SHA1.HashData(input)|};")]
    [InlineData("VerifyHash", "var valid = RSA.Create().VerifyHash({|ST2102.Info:SHA1.HashData(input)|}, input, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);")]
    [InlineData("VerifySignature", "var hash = {|ST2102.Info:SHA1.HashData(input)|}; var valid = ((DSA)null!).VerifySignature(hash, input);")]
    [InlineData("VerifyingSigner", "var signer = new Org.BouncyCastle.Crypto.Signers.RsaDigestSigner({|ST2102.Info:new Sha1Digest()|}); signer.Init(false, null); var valid = signer.VerifySignature(input);")]
    [InlineData("ETag", "var content = new HttpResponseMessage(); content.Headers.ETag = new(Convert.ToHexString({|ST2102.Info:SHA1.HashData(input)|}));")]
    [InlineData("Hmac", "var digest = {|ST2102.Info:new Sha1Digest()|}; var mac = {|ST2104.Info:new Org.BouncyCastle.Crypto.Macs.HMac(digest)|}; digest.Reset();")]
    [InlineData("Oaep", "var cipher = new Org.BouncyCastle.Crypto.Encodings.OaepEncoding(null, {|ST2102.Info:new Sha1Digest()|});")]
    public async Task PrescribedOrLegacyUse_IsInformation(string purpose, string statement)
    {
        Assert.NotEmpty(purpose);
        await ReportsAsync(InMethod(statement));
    }

    [Fact]
    public async Task ChecksumAndGitTypes_AreInformation() =>
        await ReportsAsync(Usings + """
            class FileChecksum
            {
                byte[] Of(byte[] input) => {|ST2102.Info:SHA1.HashData(input)|};
            }

            class GitObject
            {
                byte[] Of(byte[] input) => {|ST2102.Info:SHA1.HashData(input)|};
            }

            class GitHubWebhook
            {
                byte[] Of(string input) => {|ST2102:SHA1.HashData(Encoding.UTF8.GetBytes("commit to " + input))|};
            }

            class Digits
            {
                byte[] Of(byte[] input) => {|ST2102:SHA1.HashData(input)|};
            }
            """);

    [Fact]
    public async Task SigningAndVerifying_IsReportedInFull() =>
        await ReportsAsync(InMethod("""
            var hash = {|ST2102:SHA1.HashData(input)|};
            using var rsa = RSA.Create();
            var signature = rsa.SignHash(hash, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            var valid = rsa.VerifyHash(hash, signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            """));

    [Fact]
    public async Task CertificateNearby_IsReportedInFull() =>
        await ReportsAsync(InMethod("""
            Console.WriteLine(certificate.Thumbprint);
            using var key = certificate.GetRSAPrivateKey();
            var signature = key!.SignHash({|ST2102:SHA1.HashData(input)|}, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
            """));

    [Theory]
    [InlineData("CertificateThumbprint", "var hash = certificate.GetCertHash(); var shown = certificate.Thumbprint + certificate.GetCertHashString();")]
    [InlineData("OaepSha1", "var padding = RSAEncryptionPadding.OaepSHA1; var secret = RSA.Create().Encrypt(input, padding);")]
    [InlineData("HashAlgorithmName", "var name = new HashAlgorithmName(\"SHA1\"); Console.WriteLine(name == HashAlgorithmName.SHA1);")]
    [InlineData("NameOf", "var name = nameof(SHA1) + nameof(SHA1.HashData);")]
    [InlineData("TypeOf", "var same = input.GetType() == typeof(SHA1);")]
    [InlineData("IsPattern", "object value = input; var same = value is SHA1;")]
    [InlineData("SwitchLabel", "var strong = text switch { \"SHA1\" => false, _ => true };")]
    [InlineData("Comparison", "var same = text.Equals(\"SHA-1\", StringComparison.Ordinal);")]
    [InlineData("StrongHash", "var hash = SHA256.HashData(SHA512.Create().ComputeHash(SHA3_512.HashData(input)));")]
    [InlineData("StrongHashByName", "object? hash = HashAlgorithm.Create(\"SHA-256\"); hash = HashAlgorithm.Create(\"SHA512\"); hash = DigestUtilities.GetDigest(\"SHA3-256\");")]
    [InlineData("ExtensibleOutput", "var hash = Shake128.HashData(input, 32);")]
    [InlineData("StrongDigest", "IDigest digest = new Sha3Digest(256); digest = new Sha512Digest();")]
    [InlineData("UnknownName", "object? hash = HashAlgorithm.Create(text);")]
    [InlineData("GivenInstance", "byte[] Hash(SHA1 sha1) => sha1.ComputeHash(input);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var hash = {|ST2102:SHA1.HashData(input)|};", "var hash = SHA256.HashData(input);")]
    [InlineData("using SHA1 sha1 = {|ST2102:SHA1.Create()|}; // kept", "using SHA256 sha1 = SHA256.Create(); // kept")]
    [InlineData("using var sha1 = {|ST2102:new SHA1Managed()|};", "using var sha1 = SHA256.Create();")]
    [InlineData("SHA1Managed sha1 = {|ST2102:new()|};", "SHA256 sha1 = SHA256.Create();")]
    [InlineData("var hashes = new[] { input }.Select({|ST2102:SHA1.HashData|}).ToList();", "var hashes = new[] { input }.Select(SHA256.HashData).ToList();")]
    [InlineData("var hash = {|ST2102:HashAlgorithm.Create(\"SHA1\")|};", "var hash = SHA256.Create();")]
    [InlineData("Sha1Digest digest = {|ST2102:new Sha1Digest()|};", "Sha256Digest digest = new Sha256Digest();")]
    public async Task Fix_HashesWithSha256(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("Func<SHA1> make = {|ST2102:SHA1.Create|};")]
    [InlineData("{|ST2102:SHA1.TryHashData(input, new byte[20], out var written)|};")]
    [InlineData("var name = \"SHA1\"; var hash = {|ST2102:HashAlgorithm.Create(name)|};")]
    [InlineData("var signature = RSA.Create(3072).SignHash({|ST2102:SHA1.HashData(input)|}, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);")]
    [InlineData("var thumbprint = {|ST2102.Info:SHA1.HashData(certificate.RawData)|};")]
    [InlineData("var valid = RSA.Create().VerifyHash({|ST2102.Info:SHA1.HashData(input)|}, input, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);")]
    [InlineData("var accept = {|ST2102.Info:SHA1.HashData(Encoding.UTF8.GetBytes(text + WebSocketGuid))|};")]
    public async Task FixThatWouldBreak_IsNotOffered(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class OurHash : SHA1
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int start, int size) { }
                protected override byte[] HashFinal() => [];
            }

            class Sha1Implementation : HashAlgorithm
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int start, int size) { }
                protected override byte[] HashFinal() => [];
            }

            class Client
            {
                private const string WebSocketGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

                private static ReadOnlySpan<byte> WebSocketGuidBytes => "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8;

                async Task UseAsync(byte[] input, string text, X509Certificate2 certificate)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;
}
