using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using SecureTeams.Tests.Identity;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>Where MSAL sends its requests: nowhere but to the token endpoint that the table of clouds gives.</summary>
public sealed class IdentityHostTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("Global")]
    [InlineData("UsGovernmentHigh")]
    [InlineData("UsGovernmentDod")]
    public async Task GetAsync_KnownCloud_AsksItsOwnLoginHostOnly(string name)
    {
        var cloud = TeamsCloud.FromName(name);
        await AsksTheTokenEndpointAloneAsync(cloud);
    }

    [Fact(Timeout = 120_000)]
    public Task GetAsync_CustomCloud_AsksNoMetadataThatCouldLeadElsewhere() =>
        AsksTheTokenEndpointAloneAsync(TeamsCloud.Custom("Emulated", new Uri("https://login.emulated.example/"), new Uri("https://graph.emulated.example/")));

    private static async Task AsksTheTokenEndpointAloneAsync(TeamsCloud cloud)
    {
        using var recorder = new Recorder();
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => GetAsync(cloud, recorder));
        Assert.NotEmpty(recorder.Asked);
        Assert.All(recorder.Asked, address => Assert.Equal(new Uri(cloud.Authority, "contoso.example/oauth2/v2.0/token"), address));
    }

    private static async Task GetAsync(TeamsCloud cloud, Recorder recorder)
    {
        using var key = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var client = new HttpClient(new OriginGuardHandler(cloud.Authority) { InnerHandler = recorder });
        using TokenSource tokens = TokenSources.Create(cloud, TeamsCredential.FromCertificate(Guid.NewGuid(), certificate), client);
        await tokens.GetAsync(tokens.Default, TestContext.Current.CancellationToken);
    }

    /// <summary>Stands where the network begins; what it sees has passed the guard.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        internal ConcurrentQueue<Uri> Asked { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}", Encoding.UTF8, "application/json") });
        }
    }
}
