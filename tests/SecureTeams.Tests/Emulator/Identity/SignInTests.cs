using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class SignInTests : UserScenario
{
    private const string Redirect = "http://localhost";
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private static readonly Guid Other = Guid.NewGuid();

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override TeamsEmulatorOptions Options => new() { AdditionalTenants = { Other }, TimeProvider = _clock };

    [Fact]
    public async Task Msal_CustomWebUi_SignsThePersonIn()
    {
        var tool = await ToolAsync();

        var result = await Msal(tool).AcquireTokenInteractive([Scope]).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);

        var token = new JsonWebToken(result.AccessToken);
        Assert.Equal(Teams.Organizer.Id.ToString("D"), token.GetClaim("oid").Value);
        Assert.Equal("OnlineMeetings.ReadWrite", token.GetClaim("scp").Value);
        Assert.Equal(Teams.Organizer.UserPrincipalName, result.Account.Username);
        Assert.Equal($"{Teams.Organizer.Id:D}.{Teams.TenantId:D}", result.Account.HomeAccountId.Identifier);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", result.AccessToken));
    }

    [Fact]
    public async Task Msal_SystemBrowser_SignsThePersonIn()
    {
        var tool = await ToolAsync();
        Task browsing = Task.CompletedTask;
        var options = new SystemWebViewOptions
        {
            OpenBrowserAsync = address =>
            {
                browsing = Teams.Identity.BrowseAsync(address, Teams.Organizer, Cancelled);
                return Task.CompletedTask;
            },
        };

        var result = await Msal(tool).AcquireTokenInteractive([Scope]).WithUseEmbeddedWebView(false).WithSystemWebViewOptions(options).ExecuteAsync(Cancelled);

        await browsing;
        Assert.Equal(Teams.Organizer.Id.ToString("D"), new JsonWebToken(result.AccessToken).GetClaim("oid").Value);
    }

    [Fact]
    public async Task Msal_RefreshToken_RenewsSilently()
    {
        var application = Msal(await ToolAsync());
        var first = await application.AcquireTokenInteractive([Scope]).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);

        var second = await application.AcquireTokenSilent([Scope], first.Account).WithForceRefresh(true).ExecuteAsync(Cancelled);

        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.Equal(TokenSource.IdentityProvider, second.AuthenticationResultMetadata.TokenSource);
    }

    [Fact]
    public async Task Code_RightVerifier_IsRedeemedOnce()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        Assert.NotEmpty((await RedeemAsync(tool, code)).AccessToken);
        Assert.Equal(54005, (await RedeemAsync(tool, code)).Code);
    }

    [Fact]
    public async Task Code_RedeemedManyTimesAtOnce_IsGoodForOne()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RedeemAsync(tool, code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal(54005, answer.Code));
    }

    [Fact]
    public async Task Msal_SignInWithClaims_MeetsTheDemandOfGraph()
    {
        var application = Msal(await ToolAsync());
        Teams.Identity.Challenges.RequireOnGraph(Claims);
        var without = await application.AcquireTokenInteractive([Scope]).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", without.AccessToken));

        var with = await application.AcquireTokenInteractive([Scope]).WithClaims(Claims).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", with.AccessToken));
    }

    [Fact]
    public async Task Code_WrongOrNoVerifier_IsRefused()
    {
        var tool = await ToolAsync();

        Assert.Equal(501481, (await RedeemAsync(tool, await CodeAsync(tool), verifier: new string('x', 50))).Code);
        Assert.Equal(501481, (await RedeemAsync(tool, await CodeAsync(tool), verifier: null)).Code);
    }

    [Fact]
    public async Task Code_AnotherClient_IsRefused()
    {
        var thief = await ToolAsync();

        Assert.Equal(70000, (await RedeemAsync(thief, await CodeAsync(await ToolAsync()))).Code);
    }

    [Fact]
    public async Task Code_AnotherTenantOrAltered_IsRefused()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        Assert.Equal(70000, (await RedeemAsync(tool, code, tenant: Other)).Code);
        Assert.Equal(70000, (await RedeemAsync(tool, code[..^4] + "AAAA")).Code);
    }

    [Fact]
    public async Task Code_AnotherRedirectAddress_IsRefused()
    {
        var tool = await ToolAsync();

        Assert.Equal(500112, (await RedeemAsync(tool, await CodeAsync(tool), redirect: Redirect + ":1234")).Code);
    }

    [Fact]
    public async Task Code_Old_IsAadsts70008()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        _clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(70008, (await RedeemAsync(tool, code)).Code);
    }

    [Theory]
    [InlineData("http://localhost:50123")]
    [InlineData("http://localhost")]
    public async Task Authorize_LoopbackWithAnyPort_EchoesTheState(string redirect)
    {
        var answer = await Teams.Identity.SignInAsync(Authorize(await ToolAsync(), redirect), Teams.Organizer, Cancelled);

        Assert.StartsWith(redirect, answer.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("the state", QueryHelpers.ParseQuery(answer.Query)["state"].ToString());
    }

    [Theory]
    [InlineData("https://localhost")]
    [InlineData("http://localhost/other")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Authorize_UnknownRedirectAddress_RedirectsNowhere(string redirect)
    {
        var tool = await ToolAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.SignInAsync(Authorize(tool, redirect), Teams.Organizer, Cancelled));

        Assert.Contains("AADSTS50011", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("plain")]
    public async Task Authorize_PublicClientWithoutS256_IsRefused(string? method)
    {
        var tool = await ToolAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.SignInAsync(Authorize(tool, Redirect, method), Teams.Organizer, Cancelled));

        Assert.Contains("AADSTS9002325", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_NoConsent_ComesBackWithAadsts65001()
    {
        var tool = await ToolAsync();
        tool.Consent();

        var answer = await Teams.Identity.SignInAsync(Authorize(tool, Redirect), Teams.Organizer, Cancelled);

        Assert.Contains("AADSTS65001", Uri.UnescapeDataString(answer.Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_NobodySignedIn_GivesNoCode()
    {
        using var response = await Client.Http.GetAsync(Authorize(await ToolAsync(), Redirect), Cancelled);

        Assert.Contains("AADSTS50058", Uri.UnescapeDataString(response.Headers.Location!.Query), StringComparison.Ordinal);
    }

    private Task<RegisteredApplication> ToolAsync() => Teams.Identity.RegisterApplicationAsync(
        new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], RedirectUris = [Redirect], Tenants = [Teams.TenantId, Other] },
        Cancelled);

    private IPublicClientApplication Msal(RegisteredApplication tool) => PublicClientApplicationBuilder.Create(tool.ClientId.ToString("D"))
        .WithAuthority($"{Teams.Authority}{Teams.TenantId:D}", validateAuthority: false)
        .WithInstanceDiscovery(false)
        .WithRedirectUri(Redirect)
        .WithHttpClientFactory(Client)
        .Build();

    private Uri Authorize(RegisteredApplication tool, string redirect, string? method = "S256")
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

    private async Task<string> CodeAsync(RegisteredApplication tool)
    {
        var answer = await Teams.Identity.SignInAsync(Authorize(tool, Redirect), Teams.Organizer, Cancelled);
        return QueryHelpers.ParseQuery(answer.Query)["code"].ToString();
    }

    private Task<TokenAnswer> RedeemAsync(RegisteredApplication tool, string code, string? verifier = Verifier, string redirect = Redirect, Guid? tenant = null)
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

    private sealed class Browser(TeamsEmulator teams) : ICustomWebUi
    {
        public Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken) =>
            teams.Identity.SignInAsync(authorizationUri, teams.Organizer, cancellationToken);
    }
}
