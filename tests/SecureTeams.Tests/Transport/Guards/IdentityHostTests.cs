using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureTeams.Identity;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>Where MSAL sends its requests, discovery and metadata included.</summary>
public sealed class IdentityHostTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("Global")]
    [InlineData("UsGovernmentHigh")]
    [InlineData("UsGovernmentDod")]
    public async Task GetAsync_KnownCloud_AsksItsOwnLoginHostOnly(string name)
    {
        var cloud = TeamsCloud.FromName(name);
        using var recorder = new Recorder(_ => "{}");
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => GetAsync(cloud, recorder));
        Assert.NotEmpty(recorder.Asked);
        Assert.All(recorder.Asked, address => Assert.Equal(cloud.Authority.Host, address.Host));
        Assert.Contains(recorder.Asked, address => address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("https://evil.example/token")]
    [InlineData("http://{0}/token")]
    [InlineData("https://{0}:8443/token")]
    [InlineData("https://user@{0}/token")]
    [InlineData("http://169.254.169.254/token")]
    public async Task GetAsync_MetadataThatNamesAnotherHost_GetsNoAssertion(string tokenEndpoint)
    {
        // MSAL remembers the metadata of an authority for the whole process.
        string host = $"login-{Guid.NewGuid():N}.example";
        var cloud = TeamsCloud.Custom("Attacked", new Uri($"https://{host}/"), new Uri("https://graph.example/"));
        using var recorder = new Recorder(_ =>
            $$"""{"issuer":"https://{{host}}/contoso.example/v2.0","token_endpoint":"{{string.Format(null, tokenEndpoint, host)}}","authorization_endpoint":"https://{{host}}/authorize"}""");
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => GetAsync(cloud, recorder));
        Assert.NotEmpty(recorder.Asked);
        Assert.All(recorder.Asked, address => Assert.Equal($"https://{host}/contoso.example/v2.0/.well-known/openid-configuration", address.AbsoluteUri));
    }

    private static async Task GetAsync(TeamsCloud cloud, Recorder recorder)
    {
        using var key = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var client = new HttpClient(new OriginGuardHandler(cloud.Authority) { InnerHandler = recorder });
        var tokens = new TokenSource(cloud, TenantId.Parse("contoso.example"), TeamsCredential.FromCertificate(Guid.NewGuid(), certificate), FipsMode.Preferred, new HardenedMsalHttpClientFactory(client));
        await tokens.GetAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stands where the network begins; what it sees has passed the guard.</summary>
    private sealed class Recorder(Func<Uri, string> answer) : HttpMessageHandler
    {
        internal ConcurrentQueue<Uri> Asked { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(request.RequestUri!), Encoding.UTF8, "application/json") });
        }
    }
}
