using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Tests.Emulator.Identity.SignIn;

/// <summary>A tool with which people sign in, in an emulator with a second tenant and a clock of its own.</summary>
public abstract class SignInScenario : UserScenario
{
    private protected const string Redirect = "http://localhost";
    private protected const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private protected static Guid Other { get; } = Guid.NewGuid();

    private protected FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    protected override TeamsEmulatorOptions Options => new() { AdditionalTenants = { Other }, TimeProvider = Clock };

    private protected Task<RegisteredApplication> ToolAsync() => Teams.Identity.RegisterApplicationAsync(
        new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], RedirectUris = [Redirect], Tenants = [Teams.TenantId, Other] },
        Cancelled);

    private protected IPublicClientApplication Msal(RegisteredApplication tool) => PublicClientApplicationBuilder.Create(tool.ClientId.ToString("D"))
        .WithAuthority($"{Teams.Authority}{Teams.TenantId:D}", validateAuthority: false)
        .WithInstanceDiscovery(false)
        .WithRedirectUri(Redirect)
        .WithHttpClientFactory(Client)
        .Build();

    private protected Uri Authorize(RegisteredApplication tool, string redirect, string? method = "S256")
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = tool.ClientId.ToString("D"),
            ["response_type"] = "code",
            ["redirect_uri"] = redirect,
            ["scope"] = $"{Scope} openid profile offline_access",
            ["state"] = "the state",
        };
        if (method is not null)
        {
            query["code_challenge_method"] = method;
            query["code_challenge"] = method is "plain" ? Verifier : Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        }

        return new Uri(QueryHelpers.AddQueryString($"{Teams.Authority}{Teams.TenantId:D}/oauth2/v2.0/authorize", query));
    }

    private protected async Task<string> CodeAsync(RegisteredApplication tool)
    {
        var answer = await Teams.Identity.SignInAsync(Authorize(tool, Redirect), Teams.Organizer, Cancelled);
        return QueryHelpers.ParseQuery(answer.Query)["code"].ToString();
    }

    private protected Task<TokenAnswer> RedeemAsync(RegisteredApplication tool, string code, string? verifier = Verifier, string redirect = Redirect, Guid? tenant = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["client_id"] = tool.ClientId.ToString("D"),
            ["redirect_uri"] = redirect,
        };
        if (verifier is not null)
        {
            form["code_verifier"] = verifier;
        }

        return TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams, tenant), form);
    }
}
