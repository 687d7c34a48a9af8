using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotWritePrivateKeysUnprotectedTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.OpenSsl;

        """;

    [Theory]
    [InlineData("File.WriteAllText(path, {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:rsa.ExportPkcs8PrivateKey()|});")]
    [InlineData("File.WriteAllText(path, {|ST2305:rsa.ExportRSAPrivateKeyPem()|});")]
    [InlineData("File.WriteAllText(path, {|ST2305:elliptic.ExportECPrivateKeyPem()|});")]
    [InlineData("File.WriteAllText(path, {|ST2305:rsa.ToXmlString(true)|});")]
    [InlineData("File.WriteAllText(path, {|ST2305:rsa.ToXmlString(includePrivateParameters: true)|});")]
    [InlineData("await File.WriteAllTextAsync(path, {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("File.AppendAllLines(path, new[] { {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|} });")]
    [InlineData("var pem = {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}; File.WriteAllText(path, pem);")]
    [InlineData("var key = {|ST2305:rsa.ExportRSAPrivateKey()|}; var text = Convert.ToBase64String(key); File.WriteAllText(path, \"-----\" + text + \"-----\");")]
    [InlineData("var key = {|ST2305:elliptic.ExportECPrivateKey()|}; var pem = new string(PemEncoding.Write(\"EC PRIVATE KEY\", key)); File.WriteAllText(path, $\"{pem}\\n\");")]
    [InlineData("var text = new StringBuilder(); text.AppendLine({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}).AppendLine(path); File.WriteAllText(path, text.ToString());")]
    [InlineData("var buffer = new byte[4096]; {|ST2305:rsa.TryExportPkcs8PrivateKey(buffer, out var length)|}; File.WriteAllBytes(path, buffer.AsSpan(0, length).ToArray());")]
    [InlineData("using var file = File.Create(path); file.Write({|ST2305:rsa.ExportPkcs8PrivateKey()|});")]
    [InlineData("using var file = new FileStream(path, FileMode.Create); await file.WriteAsync({|ST2305:certificate.Export(X509ContentType.Pfx)|});")]
    [InlineData("using var writer = new StreamWriter(path); writer.WriteLine({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("using var writer = File.CreateText(path); await writer.WriteAsync({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("using var writer = new StreamWriter(File.OpenWrite(path)); writer.Write({|ST2305:rsa.ToXmlString(true)|});")]
    [InlineData("File.WriteAllLines(path, [{|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}]);")]
    [InlineData("var key = new { Name = path, Pem = {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|} }; File.WriteAllText(path, JsonSerializer.Serialize(key));")]
    [InlineData("using var memory = new MemoryStream(); memory.Write({|ST2305:rsa.ExportPkcs8PrivateKey()|}); File.WriteAllBytes(path, memory.ToArray());")]
    [InlineData("using var memory = new MemoryStream(); memory.Write({|ST2305:rsa.ExportPkcs8PrivateKey()|}); using var file = File.Create(path); memory.WriteTo(file);")]
    [InlineData("var (open, secret) = Pair(); File.WriteAllText(path, open); File.WriteAllText(path, secret); (string, string) Pair() => (rsa.ExportSubjectPublicKeyInfoPem(), {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("var both = (Open: rsa.ExportSubjectPublicKeyInfoPem(), Secret: {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}); File.WriteAllText(path, both.Secret);")]
    [InlineData("Console.WriteLine({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});")]
    [InlineData("Console.Out.WriteLine({|ST2305:rsa.ToXmlString(true)|});")]
    [InlineData("logger.LogInformation(\"Key {Key}\", {|ST2305:rsa.ToXmlString(true)|});")]
    [InlineData("logger.LogDebug($\"key {{|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}}\");")]
    [InlineData("File.WriteAllText(path, JsonSerializer.Serialize({|ST2305:rsa.ExportParameters(true)|}));")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:provider.ExportCspBlob(true)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:cng.Export(CngKeyBlobFormat.Pkcs8PrivateBlob)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:certificate.Export(X509ContentType.Pkcs12)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:certificate.Export(X509ContentType.Pfx, \"\")|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:certificate.Export(X509ContentType.Pfx, (string?)null)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:certificate.Export(X509ContentType.Pfx, string.Empty)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, null)|});")]
    [InlineData("File.WriteAllBytes(path, {|ST2305:new X509Certificate2Collection(certificate).Export(X509ContentType.Pfx)|}!);")]
    [InlineData("Save({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|}); void Save(string text) => File.WriteAllText(path, text);")]
    [InlineData("File.WriteAllText(path, Pem(rsa)); static string Pem(RSA key) => {|ST2305:key.ExportPkcs8PrivateKeyPem()|};")]
    [InlineData("using var memory = new MemoryStream({|ST2305:rsa.ExportRSAPrivateKey()|}); using var file = File.OpenWrite(path); memory.CopyTo(file);")]
    [InlineData("using var file = File.Create(path); System.Text.Json.JsonSerializer.Serialize(file, new { Key = {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|} });")]
    [InlineData("File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(new Kept({|ST2305:rsa.ExportPkcs8PrivateKeyPem()|})));")]
    [InlineData("File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(Microsoft.IdentityModel.Tokens.JsonWebKeyConverter.ConvertFromRSASecurityKey(new Microsoft.IdentityModel.Tokens.RsaSecurityKey({|ST2305:rsa.ExportParameters(true)|}))));")]
    public async Task KeyThatReachesAFileTheConsoleOrALog_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var writer = new StreamWriter(path); var pem = new PemWriter(writer); {|ST2305:pem.WriteObject(pair)|};")]
    [InlineData("using var writer = File.CreateText(path); {|ST2305:new PemWriter(writer).WriteObject(pair.Private)|};")]
    [InlineData("var text = new StringWriter(); var pem = new PemWriter(text); {|ST2305:pem.WriteObject(pair)|}; File.WriteAllText(path, text.ToString());")]
    [InlineData("{|ST2305:new PemWriter(Console.Out).WriteObject(pair.Private)|};")]
    public async Task PemWriterOfBouncyCastle_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task PublicMethodOfTheProgram_IsFollowed() => await ReportsAsync(Usings + """
        public static class Store
        {
            public static void Save(string path, byte[] content, bool log) => File.WriteAllBytes(path, content);
            public static string Armour(byte[] key) => PemEncoding.WriteString("PRIVATE KEY", key);
        }

        public sealed class Issuer
        {
            public void Issue(RSA rsa)
            {
                var key = {|ST2305:rsa.ExportPkcs8PrivateKey()|};
                Store.Save("key.der", key, false);
                File.WriteAllText("key.pem", Store.Armour({|ST2305:rsa.ExportPkcs8PrivateKey()|}));
            }
        }
        """);

    [Fact]
    public async Task TopLevelStatements_AreReported() => await ReportsAsync("""
        using System.Security.Cryptography;

        using var key = ECDsa.Create();
        File.WriteAllText("key.pem", {|ST2305:key.ExportPkcs8PrivateKeyPem()|});
        File.WriteAllText("key.pub", key.ExportSubjectPublicKeyInfoPem());
        """);

    [Fact]
    public async Task BranchForThoseWhoGiveNoPassword_IsInformation() => await ReportsAsync(InMethod(
        "var pfx = password is null ? {|ST2305.Info:certificate.Export(X509ContentType.Pfx)|} : certificate.Export(X509ContentType.Pfx, password); File.WriteAllBytes(path, pfx);"));

    [Theory]
    [InlineData("File.WriteAllText(path, {|ST2305.Info:rsa.ExportPkcs8PrivateKeyPem()|}); File.SetUnixFileMode(path, UnixFileMode.UserRead);")]
    [InlineData("using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead }); file.Write({|ST2305.Info:rsa.ExportPkcs8PrivateKey()|});")]
    public async Task RestrictedFile_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("File.WriteAllText(path, {|ST2305.Info:rsa.ExportPkcs8PrivateKeyPem()|});"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("File.WriteAllText(path, rsa.ExportPkcs8PrivateKeyPem());"), RuleSituation.Generated);

    [Theory]
    [InlineData("Encrypted", "File.WriteAllBytes(path, rsa.ExportEncryptedPkcs8PrivateKey(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000)));")]
    [InlineData("EncryptedPem", "File.WriteAllText(path, rsa.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000)));")]
    [InlineData("PfxWithPassword", "File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));")]
    [InlineData("Pkcs12WithPassword", "File.WriteAllBytes(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));")]
    [InlineData("PasswordFromEnvironment", "File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, Environment.GetEnvironmentVariable(\"PFX_PASSWORD\")));")]
    [InlineData("PasswordOrNone", "File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password.Length > 0 ? password : null));")]
    [InlineData("Certificate", "File.WriteAllBytes(path, certificate.Export(X509ContentType.Cert));")]
    [InlineData("UnknownType", "File.WriteAllBytes(path, certificate.Export(Enum.Parse<X509ContentType>(path)));")]
    [InlineData("CertificatePem", "File.WriteAllText(path, certificate.ExportCertificatePem());")]
    [InlineData("PublicKey", "File.WriteAllText(path, rsa.ExportSubjectPublicKeyInfoPem() + rsa.ExportRSAPublicKeyPem());")]
    [InlineData("PublicXml", "File.WriteAllText(path, rsa.ToXmlString(false));")]
    [InlineData("UnknownXml", "File.WriteAllText(path, rsa.ToXmlString(flag));")]
    [InlineData("PublicParameters", "File.WriteAllText(path, JsonSerializer.Serialize(rsa.ExportParameters(false)));")]
    [InlineData("PublicBlob", "File.WriteAllBytes(path, provider.ExportCspBlob(false)); File.WriteAllBytes(path, cng.Export(CngKeyBlobFormat.GenericPublicBlob));")]
    [InlineData("PublicCertificate", "File.WriteAllBytes(path, X509CertificateLoader.LoadCertificateFromFile(path).Export(X509ContentType.Pfx));")]
    [InlineData("Reload", "using var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);")]
    [InlineData("ReloadThroughVariable", "var pfx = certificate.Export(X509ContentType.Pkcs12, \"\"); using var usable = X509CertificateLoader.LoadPkcs12(pfx, \"\"); CryptographicOperations.ZeroMemory(pfx);")]
    [InlineData("InMemory", "using var copy = RSA.Create(); copy.ImportPkcs8PrivateKey(rsa.ExportPkcs8PrivateKey(), out _);")]
    [InlineData("InMemoryXml", "using var copy = new RSACryptoServiceProvider(); copy.FromXmlString(rsa.ToXmlString(true));")]
    [InlineData("InMemoryParameters", "using var copy = RSA.Create(rsa.ExportParameters(true));")]
    [InlineData("Protected", "File.WriteAllBytes(path, Protect(rsa.ExportPkcs8PrivateKey())); static byte[] Protect(byte[] key) => ProtectedData.Protect(key);")]
    [InlineData("EncryptedByTheProgram", "using var aes = Aes.Create(); File.WriteAllBytes(path, aes.EncryptCbc(rsa.ExportPkcs8PrivateKey(), aes.IV)); _ = HMACSHA256.HashData(aes.Key, aes.IV);")]
    [InlineData("EncryptedStream", "using var aes = Aes.Create(); using var stream = new CryptoStream(File.Create(path), aes.CreateEncryptor(), CryptoStreamMode.Write); stream.Write(rsa.ExportPkcs8PrivateKey()); _ = HMACSHA256.HashData(aes.Key, aes.IV);")]
    [InlineData("MemoryStream", "using var stream = new MemoryStream(); stream.Write(rsa.ExportPkcs8PrivateKey());")]
    [InlineData("UnknownStream", "unknown.Write(rsa.ExportPkcs8PrivateKey());")]
    [InlineData("Length", "var key = rsa.ExportPkcs8PrivateKey(); Console.WriteLine(key.Length); logger.LogInformation(\"{Length} bytes\", key.Length);")]
    [InlineData("Hash", "File.WriteAllText(path, Convert.ToHexString(SHA256.HashData(rsa.ExportPkcs8PrivateKey())));")]
    [InlineData("OtherElement", "var (open, secret) = (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem()); File.WriteAllText(path, open); rsa.ImportFromPem(secret);")]
    [InlineData("OtherMember", "var key = new { Name = path, Pem = rsa.ExportPkcs8PrivateKeyPem() }; File.WriteAllText(path, key.Name); rsa.ImportFromPem(key.Pem);")]
    [InlineData("Vault", "await vault(path, rsa.ExportPkcs8PrivateKeyPem());")]
    [InlineData("Signature", "using var key = RSA.Create(); key.ImportRSAPrivateKey(rsa.ExportRSAPrivateKey(), out var read); File.WriteAllBytes(path, key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)); Console.WriteLine(read);")]
    [InlineData("Modulus", "var parameters = rsa.ExportParameters(true); File.WriteAllText(path, Convert.ToBase64String(parameters.Modulus!));")]
    [InlineData("Returned", "var pem = rsa.ExportPkcs8PrivateKeyPem(); Use(pem); static void Use(string text) => GC.KeepAlive(text);")]
    [InlineData("PemWriterPublic", "using var writer = new StreamWriter(path); new PemWriter(writer).WriteObject(pair.Public);")]
    [InlineData("PemWriterInMemory", "var text = new StringWriter(); new PemWriter(text).WriteObject(pair.Private); using var copy = RSA.Create(); copy.ImportFromPem(text.ToString());")]
    [InlineData("PemWriterEncrypted", "using var writer = new StreamWriter(path); new PemWriter(writer).WriteObject(pair.Private, \"AES-256-CBC\", password.ToCharArray(), new Org.BouncyCastle.Security.SecureRandom());")]
    [InlineData("PemWriterOfUnknownTarget", "new PemWriter(target).WriteObject(pair.Private);")]
    [InlineData("NameOf", "Console.WriteLine(nameof(rsa.ExportPkcs8PrivateKeyPem));")]
    public async Task HonestCode_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task NoFixInventsAPassword() => await OffersNoFixAsync(InMethod("File.WriteAllText(path, {|ST2305:rsa.ExportPkcs8PrivateKeyPem()|});"));

    private static string InMethod(string statement) => Usings + $$"""
        public sealed record Kept(string Pem);

        public static class ProtectedData { public static byte[] Protect(byte[] data) => []; }

        public sealed class Sample
        {
            public async Task Run(bool flag, string path, string password, byte[] input, RSA rsa, ECDsa elliptic, RSACryptoServiceProvider provider, CngKey cng, X509Certificate2 certificate, ILogger logger, Stream unknown, TextWriter target, AsymmetricCipherKeyPair pair, Func<string, string, Task> vault)
            {
                {{statement}}
                await Task.CompletedTask;
            }
        }
        """;
}
