using System.Net;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator.Identity.SignIn;

/// <summary>MSAL signs people in, as its users do.</summary>
public sealed class MsalSignInTests : SignInScenario
{
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
    public async Task Msal_SignInWithClaims_MeetsTheDemandOfGraph()
    {
        var application = Msal(await ToolAsync());
        Teams.Identity.Challenges.RequireOnGraph(Claims);
        var without = await application.AcquireTokenInteractive([Scope]).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", without.AccessToken));

        var with = await application.AcquireTokenInteractive([Scope]).WithClaims(Claims).WithCustomWebUi(new Browser(Teams)).ExecuteAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", with.AccessToken));
    }

    private sealed class Browser(TeamsEmulator teams) : ICustomWebUi
    {
        public Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken) =>
            teams.Identity.SignInAsync(authorizationUri, teams.Organizer, cancellationToken);
    }
}
