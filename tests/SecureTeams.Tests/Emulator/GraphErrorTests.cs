using System.Net;
using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Emulator;

public sealed class GraphErrorTests : EmulatorScenario
{
    [Fact]
    public async Task Error_Any_HasGraphsEnvelopeAndIds()
    {
        var clientRequestId = Guid.NewGuid().ToString();
        Client.Http.DefaultRequestHeaders.Add("client-request-id", clientRequestId);

        using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/nothing");

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!["error"]!;
        var requestId = Assert.Single(response.Headers.GetValues("request-id"));
        Assert.Equal("NotFound", (string?)error["code"]);
        Assert.NotEmpty((string?)error["message"] ?? string.Empty);
        Assert.NotEmpty((string?)error["innerError"]!["date"] ?? string.Empty);
        Assert.Equal(requestId, (string?)error["innerError"]!["request-id"]);
        Assert.Equal(clientRequestId, (string?)error["innerError"]!["client-request-id"]);
        Assert.Equal(clientRequestId, Assert.Single(response.Headers.GetValues("client-request-id")));
    }

    [Fact]
    public async Task Success_Any_EchoesTheClientRequestId()
    {
        var clientRequestId = Guid.NewGuid().ToString();
        Client.Http.DefaultRequestHeaders.Add("client-request-id", clientRequestId);

        using var response = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");

        Assert.Equal(clientRequestId, Assert.Single(response.Headers.GetValues("client-request-id")));
        Assert.Single(response.Headers.GetValues("request-id"));
    }

    [Fact]
    public async Task AccessPolicy_NotGranted_Is403OnEveryCall()
    {
        Teams.ApplicationAccessPolicyGranted = false;

        var error = await Client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Post, Client.Meetings, "{}");

        Assert.Equal("Forbidden", (string?)error["error"]!["code"]);
        Assert.Equal("No application access policy found for this app.", (string?)error["error"]!["message"]);
    }

    [Fact]
    public async Task AccessPolicy_GrantedLater_LetsCallsPass()
    {
        Teams.ApplicationAccessPolicyGranted = false;
        await Client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Post, Client.Meetings, "{}");

        Teams.ApplicationAccessPolicyGranted = true;

        await Client.CreateAsync("{}");
    }

    [Theory]
    [InlineData("0d1f7c55-3b6e-4c69-8a6f-57a40c5b9a01")]
    [InlineData("olivia@contoso.example")]
    public async Task User_NotInTheTenantOrNotByObjectId_Is404(string user)
    {
        var error = await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"v1.0/users/{user}/onlineMeetings", "{}");

        Assert.Equal("Request_ResourceNotFound", (string?)error["error"]!["code"]);
    }

    [Fact]
    public async Task Me_ApplicationToken_Is400() =>
        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "v1.0/me/onlineMeetings", "{}");

    [Fact]
    public async Task Path_NotEmulated_Is404WithEnvelope()
    {
        var error = await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, "v1.0/groups");

        Assert.Equal("ResourceNotFound", (string?)error["error"]!["code"]);
    }
}
