using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

/// <summary>Services and formats that fix MD5 or SHA-1, and hashes that only look like them.</summary>
public sealed class PublicFormatsTests
{
    [Theory]
    [InlineData("Gravatar", "var address = \"https://www.gravatar.com/avatar/\" + Convert.ToHexString({|ST2101.Info:MD5.HashData(input)|}).ToLowerInvariant();")]
    [InlineData("GravatarFromInstance", "using var md5 = {|ST2101.Info:MD5.Create()|}; var hash = Convert.ToHexString(md5.ComputeHash(input)); var address = $\"https://secure.gravatar.com/avatar/{hash}?s=40\";")]
    [InlineData("BreachedPasswords", "var hash = Convert.ToHexString({|ST2102.Info:SHA1.HashData(input)|}); var answer = await new HttpClient().GetStringAsync(\"https://api.pwnedpasswords.com/range/\" + hash[..5]);")]
    [InlineData("UuidVersion5", "var hash = {|ST2102.Info:SHA1.HashData(input)|}; hash[6] = (byte)((hash[6] & 0x0F) | 0x50); var id = new Guid(hash.AsSpan(0, 16));")]
    [InlineData("UuidVersion3", "var hash = {|ST2101.Info:MD5.HashData(input)|}; hash[6] = (byte)((hash[6] & 0x0F) | 0x30); var id = new Guid(hash);")]
    [InlineData("UuidOfGivenVersion", "var hash = {|ST2101.Info:MD5.HashData(input)|}; hash[6] = (byte)((hash[6] & 0x0F) | (text.Length << 4)); var id = new Guid(hash);")]
    [InlineData("UuidOfCopiedHash", "byte[] hash; using (HashAlgorithm sha1 = {|ST2102.Info:SHA1.Create()|}) { hash = sha1.ComputeHash(input); } var made = new byte[16]; Array.Copy(hash, 0, made, 0, 16); made[6] = (byte)((made[6] & 0x0F) | (5 << 4)); var id = new Guid(made);")]
    [InlineData("BlobHash", "var headers = new Azure.Storage.Blobs.Models.BlobHttpHeaders { ContentHash = {|ST2101.Info:MD5.HashData(input)|} };")]
    [InlineData("ComparedBlobHash", "var same = {|ST2101.Info:MD5.HashData(input)|}.SequenceEqual(blob.ContentHash);")]
    [InlineData("SubjectKeyIdentifier", "var extension = new X509SubjectKeyIdentifierExtension({|ST2102.Info:SHA1.HashData(input)|}, false);")]
    [InlineData("IssuerKeyHash", "var hash = {|ST2102.Info:SHA1.HashData(certificate.PublicKey.EncodedKeyValue.RawData)|};")]
    [InlineData("PlainGuid", "var id = new Guid({|ST2101:MD5.HashData(input)|});")]
    [InlineData("Password", "var hash = Convert.ToHexString({|ST2102:SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(text))|}); var address = \"https://contoso.example/range/\" + hash;")]
    [InlineData("OtherContentHash", "var record = new { ContentHash = {|ST2101:MD5.HashData(input)|} };")]
    public async Task Purpose_DecidesTheSeverity(string purpose, string statements)
    {
        Assert.NotEmpty(purpose);
        await ReportsAsync(
            $$"""
            using System.Security.Cryptography;
            using System.Security.Cryptography.X509Certificates;

            class Client
            {
                async Task UseAsync(byte[] input, string text, X509Certificate2 certificate, Azure.Storage.Blobs.Models.BlobProperties blob)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """,
            RuleSituation.Clients);
    }
}
