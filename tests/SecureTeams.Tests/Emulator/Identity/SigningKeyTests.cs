using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class SigningKeyTests : UserScenario
{
    [Fact]
    public async Task RollSigningKey_OldKeyKept_BothAreValid()
    {
        var before = await Client.TokenAsync();

        Teams.Identity.RollSigningKey();

        var after = await Client.TokenAsync();
        Assert.NotEqual(new JsonWebToken(before).Kid, new JsonWebToken(after).Kid);
        Assert.Equal([new JsonWebToken(after).Kid, new JsonWebToken(before).Kid], await PublishedAsync());
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, before));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, after));
    }

    [Fact]
    public async Task RollSigningKey_OldKeyWithdrawn_ItsTokensAreRefused()
    {
        var before = await Client.TokenAsync();
        var tab = Teams.Identity.IssueTabToken();

        Teams.Identity.RollSigningKey(keepPublished: false);

        var after = await Client.TokenAsync();
        Assert.Equal([new JsonWebToken(after).Kid], await PublishedAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, Client.Meetings, before));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, after));
        Assert.Equal(50013, (await PostOnBehalfOfAsync(tab)).Code);
        Assert.NotEmpty((await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken())).AccessToken);
    }

    private async Task<string[]> PublishedAsync()
    {
        var text = await Client.Http.GetStringAsync(new Uri(Teams.Authority, $"{Teams.TenantId:D}/discovery/v2.0/keys"), Cancelled);
        return [.. JsonNode.Parse(text)!["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
    }
}
