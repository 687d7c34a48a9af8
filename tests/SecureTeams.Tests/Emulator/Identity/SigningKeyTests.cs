using System.Globalization;
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

    [Theory]
    [InlineData("{0}/v2.0", "{0}/v2.0")]
    [InlineData("{0}", "{0}/")]
    [InlineData("common/v2.0", "{{tenantid}}/v2.0")]
    [InlineData("common", "{{tenantid}}/")]
    public async Task Metadata_TenantAndCommon_NameIssuerAndKeys(string path, string issuer)
    {
        Teams.Identity.RollSigningKey();
        var address = string.Format(CultureInfo.InvariantCulture, path, Teams.TenantId) + "/.well-known/openid-configuration";

        var metadata = await GetAsync(new Uri(Teams.Authority, address));

        Assert.Equal(Teams.Authority + string.Format(CultureInfo.InvariantCulture, issuer, Teams.TenantId), (string?)metadata["issuer"]);
        Assert.Equal(await PublishedAsync(), KeyIds(await GetAsync(new Uri((string)metadata["jwks_uri"]!))));
    }

    private async Task<string[]> PublishedAsync() =>
        KeyIds(await GetAsync(new Uri(Teams.Authority, $"{Teams.TenantId:D}/discovery/v2.0/keys")));

    private async Task<JsonNode> GetAsync(Uri address) => JsonNode.Parse(await Client.Http.GetStringAsync(address, Cancelled))!;

    private static string[] KeyIds(JsonNode keys) => [.. keys["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
}
