using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class OnBehalfOfTests : UserScenario
{
    private static readonly Guid Other = Guid.NewGuid();

    protected override TeamsEmulatorOptions Options => new() { AdditionalTenants = { Other } };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Msal_TabToken_GetsTheUsersGraphToken(int version)
    {
        var result = await OnBehalfOfAsync(new TabToken { Version = version });

        var token = new JsonWebToken(result.AccessToken);
        Assert.Equal(Teams.Organizer.Id.ToString("D"), token.GetClaim("oid").Value);
        Assert.Equal("OnlineMeetings.ReadWrite", token.GetClaim("scp").Value);
        Assert.Equal(Teams.ClientId.ToString("D"), token.GetClaim("azp").Value);
        Assert.DoesNotContain(token.Claims, claim => claim.Type is "idtyp" or "roles" or "oi_prst" or "requested_scopes");
        Assert.Equal($"{Teams.Organizer.Id:D}.{Teams.TenantId:D}", result.Account.HomeAccountId.Identifier);
        Assert.Equal(Teams.Organizer.UserPrincipalName, result.Account.Username);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "v1.0/me/onlineMeetings", result.AccessToken));
    }

    [Fact]
    public async Task Token_DefaultScope_GetsEverythingConsentedTo()
    {
        Teams.Identity.Application.Consent("OnlineMeetings.Read", "User.Read");

        var answer = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(), TokenEndpoint.GraphScope(Teams));

        Assert.Equal("OnlineMeetings.Read User.Read", new JsonWebToken(answer.AccessToken).GetClaim("scp").Value);
        Assert.Null(answer.RefreshToken);
    }

    [Fact]
    public async Task Token_NoConsent_IsAadsts65001()
    {
        Teams.Identity.Application.Consent();

        var refusal = await Assert.ThrowsAsync<MsalUiRequiredException>(() => OnBehalfOfAsync());

        Assert.Contains("AADSTS65001", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(UiRequiredExceptionClassification.ConsentRequired, refusal.Classification);
    }

    [Theory]
    [InlineData(TokenSignature.ForeignKey, 50013)]
    [InlineData(TokenSignature.UnknownKeyId, 50013)]
    [InlineData(TokenSignature.None, 50013)]
    [InlineData(TokenSignature.PublicKeyAsSecret, 50013)]
    public async Task Token_ForgedAssertion_IsRefused(TokenSignature signature, int code)
    {
        var answer = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { Signature = signature }));

        Assert.Equal((code, "invalid_grant"), (answer.Code, answer.Error));
    }

    [Fact]
    public async Task Token_ExpiredAssertion_IsAadsts500133()
    {
        var expired = new TabToken { StartsIn = TimeSpan.FromHours(-2), EndsIn = TimeSpan.FromHours(-1) };
        var early = new TabToken { StartsIn = TimeSpan.FromHours(1), EndsIn = TimeSpan.FromHours(2) };

        Assert.Equal(500133, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(expired))).Code);
        Assert.Equal(500133, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(early))).Code);
    }

    [Fact]
    public async Task Token_AssertionForAnotherApplication_IsAadsts500131()
    {
        var other = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication(), Cancelled);

        Assert.Equal(500131, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { Application = other }))).Code);
        Assert.Equal(500131, (await PostOnBehalfOfAsync((await OnBehalfOfAsync()).AccessToken)).Code);
    }

    [Fact]
    public async Task Token_AppOnlyAssertion_IsAadsts7000114()
    {
        Assert.Equal(7000114, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { IsAppOnly = true }))).Code);
        Assert.Equal(7000114, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { Scope = null }))).Code);
        Assert.Equal(7000114, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { ExtraClaims = new JsonObject { ["oid"] = null } }))).Code);
    }

    [Fact]
    public async Task Token_AssertionOfAnotherTenant_IsRefused()
    {
        var foreign = Teams.Identity.IssueTabToken(new TabToken { TenantId = Other });

        Assert.Equal(50013, (await PostOnBehalfOfAsync(foreign)).Code);
        Assert.NotEmpty((await PostOnBehalfOfAsync(foreign, tenant: Other)).AccessToken);
        Assert.Equal(50013, (await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(new TabToken { Issuer = "https://login.microsoftonline.com/common/v2.0" }))).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    public async Task Token_NoTokenAsAssertion_IsRefused(string assertion)
    {
        var answer = await PostOnBehalfOfAsync(assertion);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Code);
    }

    [Fact]
    public async Task Refresh_SameClient_GetsAFurtherToken()
    {
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());

        var second = await RefreshAsync(first.RefreshToken!, Teams.ClientId, Teams.ClientCertificate);

        Assert.Equal(Teams.Organizer.Id.ToString("D"), new JsonWebToken(second.AccessToken).GetClaim("oid").Value);
    }

    [Fact]
    public async Task Refresh_AnotherClient_IsRefused()
    {
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());
        var other = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { Scopes = ["OnlineMeetings.ReadWrite"] }, Cancelled);
        other.AddCertificate(Teams.ClientCertificate);

        Assert.Equal(70000, (await RefreshAsync(first.RefreshToken!, other.ClientId, Teams.ClientCertificate)).Code);
    }

    [Fact]
    public async Task Refresh_AnotherTenant_IsRefused()
    {
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());

        Assert.Equal(70000, (await RefreshAsync(first.RefreshToken!, Teams.ClientId, Teams.ClientCertificate, Other)).Code);
    }

    [Fact]
    public async Task Refresh_AlteredOrNoRefreshToken_IsRefused()
    {
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());
        var parts = first.RefreshToken!.Split('.');
        parts[3] = (parts[3][0] == 'A' ? 'B' : 'A') + parts[3][1..];

        Assert.Equal(70000, (await RefreshAsync(string.Join('.', parts), Teams.ClientId, Teams.ClientCertificate)).Code);
        Assert.Equal(70000, (await RefreshAsync(first.AccessToken, Teams.ClientId, Teams.ClientCertificate)).Code);
    }

    [Fact]
    public async Task Refresh_PermissionWithoutConsent_IsAadsts65001()
    {
        var first = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken());

        Assert.Equal(65001, (await RefreshAsync(first.RefreshToken!, Teams.ClientId, Teams.ClientCertificate, scope: TokenEndpoint.GraphScope(Teams, "Mail.Read"))).Code);
    }

    [Fact]
    public async Task Token_NotUsedOnBehalfOf_IsRefused()
    {
        var answer = await TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams), new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = Teams.Identity.IssueTabToken(),
            ["client_id"] = Teams.ClientId.ToString("D"),
            ["scope"] = Scope,
        });

        Assert.Equal(7000218, answer.Code);
    }
}
