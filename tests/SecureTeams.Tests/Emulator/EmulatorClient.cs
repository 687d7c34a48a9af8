using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

/// <summary>What a customer's code would do with plain platform means: one root trusted, revocation checked online, tokens by MSAL.</summary>
internal sealed class EmulatorClient : IMsalHttpClientFactory, IDisposable
{
    private readonly TeamsEmulator _teams;

    public EmulatorClient(TeamsEmulator teams)
    {
        _teams = teams;
        Http = new HttpClient(Handler(teams)) { BaseAddress = teams.GraphEndpoint };
    }

    public HttpClient Http { get; }

    public string Meetings => $"v1.0/users/{_teams.Organizer.Id:D}/onlineMeetings";

    public static SocketsHttpHandler Handler(TeamsEmulator teams) => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = ChainPolicy(teams) },
    };

    public static X509ChainPolicy ChainPolicy(TeamsEmulator teams)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.Online,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
        };
        policy.CustomTrustStore.Add(teams.RootCertificate);
        return policy;
    }

    public HttpClient GetHttpClient() => Http;

    public string ScopeOf(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Authority) + "/.default";

    public async Task<string> TokenAsync(X509Certificate2? certificate = null, Guid? clientId = null, Guid? tenantId = null, string? scope = null)
    {
        var application = ConfidentialClientApplicationBuilder.Create((clientId ?? _teams.ClientId).ToString("D"))
            .WithOidcAuthority($"{_teams.Authority}{tenantId ?? _teams.TenantId:D}/v2.0")
            .WithCertificate(certificate ?? _teams.ClientCertificate)
            .WithHttpClientFactory(this)
            .Build();
        var result = await application.AcquireTokenForClient([scope ?? ScopeOf(_teams.GraphEndpoint)])
            .ExecuteAsync(TestContext.Current.CancellationToken);
        return result.AccessToken;
    }

    public async Task SignInAsync() =>
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, bool prefersAll = false, CancellationToken? cancellationToken = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        if (prefersAll)
        {
            request.Headers.Add("Prefer", "include-unknown-enum-members");
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Http.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public async Task<JsonObject> SendForAsync(HttpStatusCode expected, HttpMethod method, string path, string? body = null, bool prefersAll = false)
    {
        using var response = await SendAsync(method, path, body, prefersAll);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public Task<JsonObject> CreateAsync(string body, bool prefersAll = true) =>
        SendForAsync(HttpStatusCode.Created, HttpMethod.Post, Meetings, body, prefersAll);

    public string Path(JsonObject meeting) => $"{Meetings}/{Uri.EscapeDataString((string)meeting["id"]!)}";

    public void Dispose() => Http.Dispose();
}
