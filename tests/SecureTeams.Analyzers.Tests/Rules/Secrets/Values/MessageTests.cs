using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets.Values;

public sealed class MessageTests
{
    [Theory]
    [InlineData("new Azure.Identity.ClientSecretCredential(id, id, \"{0}\")", "pK4.w8-nRz_2hVtpK4.w8-nRz_2hVt")]
    [InlineData("new Azure.Identity.ClientSecretCredential(id, id, \"{0}\")", "pK4w8")]
    [InlineData("new System.Net.NetworkCredential(id, \"{0}\")", "S3nd-Mail!")]
    [InlineData("new System.Security.Cryptography.AesGcm(\"{0}\"u8, 16)", "correct horse 16")]
    [InlineData("new System.Security.Cryptography.HMACSHA256(Convert.FromBase64String(\"{0}\"))", "q83vEjRWeJCrze8SNFZ4kA==")]
    [InlineData("new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", \"{0}\")", "f3a9.c1-7e_b2f3a9.c1-7e_b2")]
    [InlineData("System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(id, \"-----BEGIN PRIVATE KEY-----{0}-----END PRIVATE KEY-----\")", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEH")]
    public async Task Message_HidesTheSecret(string expression, string secret)
    {
        var code = "class Client { object Made(string id) => " + expression.Replace("{0}", secret, StringComparison.Ordinal) + "; }";

        var finding = Assert.Single(await Snippet.FindingsAsync(Snippet.Compile(code)), static finding => finding.Id.StartsWith("ST310", StringComparison.Ordinal));

        var message = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(secret, message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[..4], message, StringComparison.Ordinal);
    }
}
