using System.Net;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class FindInTenantTests : EmulatorScenario
{
    private const string Path = "v1.0/communications/onlineMeetings?$filter=VideoTeleconferenceId%20eq%20";

    [Fact]
    public async Task Find_ConferenceId_NeedsNoAccessPolicy()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        meeting.AssignVideoTeleconferenceId("123456789");
        Teams.ApplicationAccessPolicyGranted = false;

        var found = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Path + "'123456789'");

        Assert.Equal(meeting.Id, (string?)Assert.Single(found["value"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task Find_UnknownConferenceId_IsAnEmptyCollection() =>
        Assert.Empty((await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Path + "'1'"))["value"]!.AsArray());

    [Fact]
    public async Task Find_OnBehalfOfAUser_Is403()
    {
        await using var teams = await EmulatedTeams.StartAsync();
        var client = teams.Client();
        var user = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Cancelled);
        using var http = client.CreateGraphHttpClient(user.Token!);

        using var refused = await http.GetAsync(new Uri(teams.Emulator.GraphEndpoint, Path + "'1'"), Cancelled);
        using var own = await http.GetAsync(new Uri(teams.Emulator.GraphEndpoint, "v1.0/me/onlineMeetings/none"), Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
    }

    [Fact]
    public async Task Find_OtherFilter_Is400() =>
        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "v1.0/communications/onlineMeetings?$filter=JoinWebUrl%20eq%20'a'");
}
