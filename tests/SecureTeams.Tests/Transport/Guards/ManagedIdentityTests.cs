using System.Net.Http.Headers;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>The endpoint stands on a real loopback socket, as that of App Service does.</summary>
public sealed class ManagedIdentityTests
{
    private const string Token = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n{\"access_token\":\"abc\"";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Send_LoopbackEndpoint_IsAnswered(string host)
    {
        using var server = new ScriptedServer(Token);
        using var line = new Line(endpoint: $"http://{host}:{server.Port}/msi/token");
        using HttpResponseMessage response = await line.GetAsync($"http://{host}:{server.Port}/msi/token?resource=x");
        Assert.Equal("{\"access_token\":\"abc\"", await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains("X-IDENTITY-HEADER: secret", server.FirstRequest, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, line.Behind);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_WithAToken_IsRefusedBeforeConnecting()
    {
        using var server = new ScriptedServer(Token);
        using var line = new Line(endpoint: $"http://127.0.0.1:{server.Port}/msi/token");
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => line.GetAsync($"http://127.0.0.1:{server.Port}/msi/token", token: "graph-token"));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.Equal(0, server.Connections);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("http://169.254.169.254:8080/metadata/identity")]
    [InlineData("http://169.254.169.253/metadata/identity")]
    [InlineData("http://user@169.254.169.254/metadata/identity")]
    [InlineData("http://10.0.0.1/msi/token")]
    [InlineData("http://0.0.0.0/msi/token")]
    [InlineData("http://login.microsoftonline.com/token")]
    [InlineData("http://localhost.evil.example/msi/token")]
    [InlineData("http://evil.localhost/msi/token")]
    [InlineData("http://metadata/msi/token")]
    public async Task Send_AnyOtherHttpAddress_IsRefused(string address)
    {
        using var line = new Line();
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => line.GetAsync(address));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.Equal(0, line.Behind);
    }

    /// <summary>App Service on Linux names a link-local address; nobody answers there on this machine, so that what the guard says is what is told apart.</summary>
    [Theory]
    [InlineData("http://169.254.130.2:8081/msi/token", "http://169.254.130.2:8081/msi/token?resource=x", true)]
    [InlineData("http://169.254.130.2:8081/msi/token", "http://169.254.130.2:8082/msi/token", false)]
    [InlineData("http://169.254.130.2:8081/msi/token", "http://169.254.130.3:8081/msi/token", false)]
    [InlineData("http://169.254.130.2:8081/msi/token", "http://evil@169.254.130.2:8081/msi/token", false)]
    [InlineData("http://127.0.0.1:8081/msi/token", "http://127.0.0.1:8081/msi/token", true)]
    [InlineData("http://127.0.0.1:8081/msi/token", "http://127.0.0.1:8082/msi/token", false)]
    [InlineData("http://localhost:8081/msi/token", "http://LOCALHOST:8081/msi/token", true)]
    [InlineData("http://[::1]:8081/msi/token", "http://[::1]:8081/msi/token", true)]
    [InlineData("http://10.0.0.1:8081/msi/token", "http://10.0.0.1:8081/msi/token", false)]
    [InlineData("http://evil.example/msi/token", "http://evil.example/msi/token", false)]
    [InlineData("http://169.254.evil.example/msi/token", "http://169.254.evil.example/msi/token", false)]
    [InlineData("ftp://127.0.0.1:8081/", "http://127.0.0.1:8081/", false)]
    [InlineData("nonsense", "http://nonsense/", false)]
    [InlineData(null, "http://127.0.0.1:8081/msi/token", false)]
    [InlineData(null, "http://localhost:40342/metadata/identity/oauth2/token", true)]
    [InlineData(null, "http://127.0.0.1:40342/metadata/identity/oauth2/token", true)]
    [InlineData(null, "http://169.254.169.254/metadata/identity/oauth2/token", true)]
    [InlineData(null, "http://169.254.169.254:40342/metadata/identity/oauth2/token", false)]
    public void Allows_Address_IsExactlyTheNamedOneOfThisMachine(string? endpoint, string address, bool allowed) =>
        Assert.Equal(allowed, new ManagedIdentityOrigins(name => name == "IDENTITY_ENDPOINT" ? endpoint : null).Allows(new Uri(address)));

    [Fact(Timeout = 120_000)]
    public async Task Send_BasicProofOfAzureArc_GoesToTheLoopbackEndpointOnly()
    {
        using var server = new ScriptedServer(Token);
        using var line = new Line(endpoint: $"http://localhost:{server.Port}/metadata/identity/oauth2/token");
        using HttpResponseMessage response = await line.GetAsync($"http://localhost:{server.Port}/metadata/identity/oauth2/token?resource=x", "key-of-the-file", "Basic");
        Assert.Contains("Authorization: Basic key-of-the-file", server.FirstRequest, StringComparison.OrdinalIgnoreCase);
        using var linkLocal = new Line(endpoint: "http://169.254.130.2:8081/msi/token");
        foreach (string address in (string[])["http://169.254.169.254/metadata/identity/oauth2/token", "http://169.254.130.2:8081/msi/token"])
        {
            TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => linkLocal.GetAsync(address, "key-of-the-file", "Basic"));
            Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_Redirect_IsNotFollowed()
    {
        using var elsewhere = new ScriptedServer(Token);
        using var server = new ScriptedServer($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{elsewhere.Port}/\r\nContent-Length: 0\r\n\r\n");
        using var line = new Line(endpoint: $"http://127.0.0.1:{server.Port}/msi/token");
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => line.GetAsync($"http://127.0.0.1:{server.Port}/msi/token"));
        Assert.Equal(SecureTeamsErrorCode.RedirectRefused, refusal.Code);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_AnswerTooLarge_IsNotRead()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
        using var line = new Line(endpoint: $"http://127.0.0.1:{server.Port}/msi/token");
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => line.GetAsync($"http://127.0.0.1:{server.Port}/msi/token"));
        Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_EndpointThatSaysNothing_IsGivenUp()
    {
        using var server = new ScriptedServer(string.Empty);
        var clock = new TimerProbe();
        using var line = new Line(clock, $"http://127.0.0.1:{server.Port}/msi/token");
        Task<HttpResponseMessage> answer = line.GetAsync($"http://127.0.0.1:{server.Port}/msi/token");
        await clock.Started(TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact(Timeout = 120_000)]
    public async Task Send_Https_GoesOnAsUsual()
    {
        using var line = new Line();
        await Assert.ThrowsAsync<TeamsTransportException>(() => line.GetAsync("https://169.254.169.254/metadata"));
        Assert.Equal(1, line.Behind);
    }

    /// <summary>The line as MSAL gets it, with the origin guard of the identity provider behind.</summary>
    private sealed class Line : IDisposable
    {
        private readonly HttpMessageInvoker _invoker;
        private readonly Counting _behind = new();

        internal Line(TimeProvider? clock = null, string? endpoint = null)
        {
            _behind.InnerHandler = new OriginGuardHandler(new Uri("https://login.example/"));
            _invoker = new HttpMessageInvoker(new ManagedIdentityHandler(new ManagedIdentityOrigins(name => name == "IDENTITY_ENDPOINT" ? endpoint : null), clock ?? TimeProvider.System) { InnerHandler = _behind });
        }

        internal int Behind => _behind.Count;

        internal async Task<HttpResponseMessage> GetAsync(string address, string? token = null, string scheme = "Bearer")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-IDENTITY-HEADER", "secret");
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue(scheme, token);
            return await _invoker.SendAsync(request, Stop);
        }

        public void Dispose()
        {
            _invoker.Dispose();
            _behind.Dispose();
        }

        private sealed class Counting : DelegatingHandler
        {
            internal int Count { get; private set; }

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Count++;
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
