using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class DelegatedGraphTests : UserScenario
{
    private const string Mine = "v1.0/me/onlineMeetings";

    private static readonly EmulatedUser Someone = EmulatedUser.Create("Sam Someone", "sam@contoso.example");

    protected override TeamsEmulatorOptions Options => new() { Users = { Someone }, ApplicationAccessPolicyGranted = false };

    [Fact]
    public async Task Me_UsersToken_WorksOnTheUsersMeetings()
    {
        var token = (await OnBehalfOfAsync(new() { User = Someone })).AccessToken;

        using var response = await GraphAsync(HttpMethod.Post, Mine, token);

        var meeting = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal(Someone.Id.ToString("D"), (string?)meeting["participants"]!["organizer"]!["identity"]!["user"]!["id"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, $"{Mine}/{Uri.EscapeDataString((string)meeting["id"]!)}", token));
    }

    [Fact]
    public async Task Users_UsersToken_ReachesTheUserAlone()
    {
        var token = (await OnBehalfOfAsync(new() { User = Someone })).AccessToken;

        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, $"v1.0/users/{Someone.Id:D}/onlineMeetings", token));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, Client.Meetings, token));
    }

    [Fact]
    public async Task Me_AppOnlyToken_Is400() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Post, Mine, await Client.TokenAsync()));

    [Fact]
    public async Task Me_TabToken_IsRefused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, Mine, Teams.Identity.IssueTabToken()));

    [Theory]
    [InlineData("OnlineMeetings.Read", HttpStatusCode.Forbidden)]
    [InlineData("OnlineMeetings.ReadWrite.Extra", HttpStatusCode.Forbidden)]
    [InlineData("OnlineMeetings.ReadWrite.All", HttpStatusCode.Forbidden)]
    [InlineData("OnlineMeetings.ReadWrite", HttpStatusCode.Created)]
    public async Task Me_Scopes_AreComparedAsWholeWords(string permission, HttpStatusCode expected)
    {
        Teams.Identity.Application.Consent(permission);
        var answer = await PostOnBehalfOfAsync(Teams.Identity.IssueTabToken(), TokenEndpoint.GraphScope(Teams, permission));

        Assert.Equal(expected, await StatusAsync(HttpMethod.Post, Mine, answer.AccessToken));
    }
}
