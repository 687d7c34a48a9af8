using System.Net;
using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class MeetingReadTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private EmulatorClient Client => shared.Client;

    private const string Evolved = """{"lobbyBypassSettings":{"scope":"organizationExcludingGuests"},"participants":{"attendees":[{"upn":"a@contoso.example","role":"coorganizer"}]}}""";

    [Fact]
    public async Task Get_ExistingMeeting_IsWhatWasCreated()
    {
        var created = await Client.CreateAsync("""{"subject":"Board"}""");

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(created), prefersAll: true);

        Assert.True(JsonNode.DeepEquals(created, read));
    }

    [Fact]
    public async Task Get_WithoutPrefer_HidesValuesAfterTheSentinel()
    {
        var created = await Client.CreateAsync(Evolved);

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(created));

        Assert.Equal("unknownFutureValue", (string?)read["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("unknownFutureValue", (string?)read["participants"]!["attendees"]![0]!["role"]);
    }

    [Fact]
    public async Task Get_WithPrefer_ShowsValuesAfterTheSentinel()
    {
        var created = await Client.CreateAsync(Evolved, prefersAll: false);

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(created), prefersAll: true);

        Assert.Equal("organizationExcludingGuests", (string?)read["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("coorganizer", (string?)read["participants"]!["attendees"]![0]!["role"]);
    }

    [Fact]
    public async Task Get_UnknownMeeting_Is404() =>
        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, Client.Meetings + "/nothing");

    [Fact]
    public async Task Find_EncodedJoinWebUrl_GivesTheOneMeeting()
    {
        var created = await Client.CreateAsync("{}");
        await Client.CreateAsync("{}");

        var found = await FindAsync($"JoinWebUrl eq '{created["joinWebUrl"]}'");

        Assert.Equal((string?)created["id"], (string?)Assert.Single(found)!["id"]);
    }

    [Fact]
    public async Task Find_JoinWebUrlNotEncoded_FindsNothing()
    {
        var created = await Client.CreateAsync("{}");

        var answer = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, $"{Client.Meetings}?$filter=JoinWebUrl%20eq%20'{created["joinWebUrl"]}'");

        Assert.Empty(answer["value"]!.AsArray());
    }

    [Fact]
    public async Task Find_JoinMeetingId_GivesTheOneMeeting()
    {
        var created = await Client.CreateAsync("{}");

        var found = await FindAsync($"joinMeetingIdSettings/joinMeetingId eq '{created["joinMeetingIdSettings"]!["joinMeetingId"]}'");

        Assert.Equal((string?)created["id"], (string?)Assert.Single(found)!["id"]);
    }

    [Fact]
    public async Task Find_UnknownJoinWebUrl_IsAnEmptyCollection() => Assert.Empty(await FindAsync("JoinWebUrl eq 'https://teams.microsoft.com/l/nothing'"));

    [Theory]
    [InlineData("subject eq 'Board'")]
    [InlineData("")]
    [InlineData("JoinWebUrl eq 'a' or JoinWebUrl eq 'b'")]
    public async Task Find_OtherFilter_Is400(string filter) =>
        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Client.Meetings}?$filter={Uri.EscapeDataString(filter)}");

    [Fact]
    public async Task Delete_ExistingMeeting_Is204AndGone()
    {
        var created = await Client.CreateAsync("{}");

        await Client.SendForAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Client.Path(created));

        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, Client.Path(created));
    }

    [Fact]
    public async Task Delete_UnknownMeeting_Is404() =>
        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Delete, Client.Meetings + "/nothing");

    private async Task<JsonArray> FindAsync(string filter)
    {
        var answer = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, $"{Client.Meetings}?$filter={Uri.EscapeDataString(filter)}");
        return answer["value"]!.AsArray();
    }
}
