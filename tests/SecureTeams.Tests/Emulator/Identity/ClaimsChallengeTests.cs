using System.Net;
using System.Text;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class ClaimsChallengeTests : UserScenario
{
    [Fact]
    public async Task RequireOnGraph_TokenWithoutTheClaims_IsChallengedUntilItHasThem()
    {
        Teams.Identity.Challenges.RequireOnGraph(Claims);
        var application = Api("cp1");
        var without = await application.AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).ExecuteAsync(Cancelled);

        using var challenged = await GraphAsync(HttpMethod.Post, Client.Meetings, without.AccessToken);

        Assert.Equal(HttpStatusCode.Unauthorized, challenged.StatusCode);
        var challenge = Assert.Single(challenged.Headers.WwwAuthenticate);
        Assert.Equal("Bearer", challenge.Scheme);
        Assert.Contains("error=\"insufficient_claims\"", challenge.Parameter, StringComparison.Ordinal);
        Assert.Contains($"claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims))}\"", challenge.Parameter, StringComparison.Ordinal);
        var with = await application.AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).WithClaims(Claims).ExecuteAsync(Cancelled);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, with.AccessToken));
        Assert.Equal("cp1", new JsonWebToken(with.AccessToken).GetClaim("xms_cc").Value);
    }

    [Fact]
    public async Task RequireOnGraph_OtherClaims_DoNotMeetTheDemand()
    {
        Teams.Identity.Challenges.RequireOnGraph(Claims);
        var other = await Api().AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)])
            .WithClaims("""{"access_token":{"acrs":{"essential":true,"value":"c2"}}}""")
            .ExecuteAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, Client.Meetings, other.AccessToken));
    }

    [Fact]
    public async Task RevokeTokens_TokenOfBefore_IsChallengedAndANewOneIsNot()
    {
        var before = await Client.TokenAsync();

        Teams.Identity.Challenges.RevokeTokens();

        using var challenged = await GraphAsync(HttpMethod.Post, Client.Meetings, before);
        Assert.Equal(HttpStatusCode.Unauthorized, challenged.StatusCode);
        Assert.Contains("insufficient_claims", challenged.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, await Client.TokenAsync()));
    }

    [Fact]
    public async Task Clear_DemandAndRevocation_AreForgotten()
    {
        var token = await Client.TokenAsync();
        Teams.Identity.Challenges.RequireOnGraph(Claims);
        Teams.Identity.Challenges.RevokeTokens();

        Teams.Identity.Challenges.Clear();

        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, token));
    }

    [Fact]
    public async Task RequireOnBehalfOf_UserHasNotMetIt_NeedsInteractionWithTheClaims()
    {
        Teams.Identity.Challenges.RequireOnBehalfOf(Claims);

        var refusal = await Assert.ThrowsAnyAsync<MsalUiRequiredException>(() => OnBehalfOfAsync(claims: Claims));

        Assert.Equal("interaction_required", refusal.ErrorCode);
        Assert.Contains("AADSTS50076", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Claims, refusal.Claims);
        Assert.NotEmpty((await OnBehalfOfAsync(new TabToken { SatisfiedClaims = Claims })).AccessToken);
    }

    [Fact]
    public async Task Token_ClaimsAreNotJson_IsRefused()
    {
        var answer = await TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams), new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["claims"] = "{",
            ["client_id"] = Teams.ClientId.ToString("D"),
        });

        Assert.Equal(9002313, answer.Code);
    }

    [Fact]
    public void RequireOnGraph_NotJson_Throws() =>
        Assert.Throws<ArgumentException>(() => Teams.Identity.Challenges.RequireOnGraph("acrs"));
}
