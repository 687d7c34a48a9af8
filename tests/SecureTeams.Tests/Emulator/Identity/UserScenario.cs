using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

/// <summary>An emulator, and MSAL as a web API that acts on behalf of its callers.</summary>
public abstract class UserScenario : EmulatorScenario
{
    private protected const string Claims = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    protected override bool SignsIn => false;

    private protected string Scope => TokenEndpoint.GraphScope(Teams, "OnlineMeetings.ReadWrite");

    private protected IConfidentialClientApplication Api(params string[] capabilities) =>
        ConfidentialClientApplicationBuilder.Create(Teams.ClientId.ToString("D"))
            .WithAuthority($"{Teams.Authority}{Teams.TenantId:D}", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithCertificate(Teams.ClientCertificate)
            .WithClientCapabilities(capabilities)
            .WithHttpClientFactory(Client)
            .Build();

    private protected Task<AuthenticationResult> OnBehalfOfAsync(TabToken? token = null, string? claims = null)
    {
        var request = Api().AcquireTokenOnBehalfOf([Scope], new UserAssertion(Teams.Identity.IssueTabToken(token)));
        return (claims is null ? request : request.WithClaims(claims)).ExecuteAsync(Cancelled);
    }

    private protected Task<TokenAnswer> PostOnBehalfOfAsync(string assertion, string? scope = null, Guid? tenant = null) =>
        TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams, tenant), new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["requested_token_use"] = "on_behalf_of",
            ["assertion"] = assertion,
            ["client_id"] = Teams.ClientId.ToString("D"),
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams, tenant)),
            ["scope"] = scope ?? $"{Scope} openid profile offline_access",
        });

    private protected Task<TokenAnswer> RefreshAsync(string refreshToken, Guid clientId, System.Security.Cryptography.X509Certificates.X509Certificate2? certificate, Guid? tenant = null, string? scope = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
            ["client_id"] = clientId.ToString("D"),
            ["scope"] = scope ?? Scope,
        };
        if (certificate is not null)
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = Assertions.Sign(certificate, clientId, TokenEndpoint.Address(Teams, tenant));
        }

        return TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams, tenant), form);
    }

    private protected async Task<HttpResponseMessage> GraphAsync(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, new Uri(Teams.GraphEndpoint, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = method == HttpMethod.Post ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
        return await Client.Http.SendAsync(request, Cancelled);
    }

    private protected async Task<System.Net.HttpStatusCode> StatusAsync(HttpMethod method, string path, string token)
    {
        using var response = await GraphAsync(method, path, token);
        return response.StatusCode;
    }
}
