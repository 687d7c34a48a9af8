using System.Net;
using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class MeetingUpdateTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private EmulatorClient Client => shared.Client;

    [Fact]
    public async Task Update_OneMember_LeavesTheOthers()
    {
        var meeting = await Client.CreateAsync("""{"subject":"Before","allowRecording":false}""");

        var updated = await UpdateAsync(meeting, """{"subject":"After"}""");

        Assert.Equal("After", (string?)updated["subject"]);
        Assert.False((bool?)updated["allowRecording"]);
    }

    [Fact]
    public async Task Update_Answered_IsStored()
    {
        var meeting = await Client.CreateAsync("{}");

        var updated = await UpdateAsync(meeting, """{"allowedPresenters":"organizer"}""");

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(meeting), prefersAll: true);
        Assert.True(JsonNode.DeepEquals(updated, read));
    }

    [Fact]
    public async Task Update_PartOfTheLobby_IsMergedMemberWise()
    {
        var meeting = await Client.CreateAsync("""{"lobbyBypassSettings":{"scope":"organizer"}}""");

        var updated = await UpdateAsync(meeting, """{"lobbyBypassSettings":{"isDialInBypassEnabled":true}}""");

        Assert.Equal("""{"scope":"organizer","isDialInBypassEnabled":true}""", updated["lobbyBypassSettings"]!.ToJsonString());
    }

    [Fact]
    public async Task Update_Attendees_ReplacesTheWholeList()
    {
        var meeting = await Client.CreateAsync("""{"participants":{"attendees":[{"upn":"a@contoso.example"},{"upn":"b@contoso.example"}]}}""");

        var updated = await UpdateAsync(meeting, """{"participants":{"attendees":[{"upn":"c@contoso.example"}]}}""");

        Assert.Equal("c@contoso.example", (string?)Assert.Single(updated["participants"]!["attendees"]!.AsArray())!["upn"]);
        Assert.NotNull(updated["participants"]!["organizer"]);
    }

    [Fact]
    public async Task Update_StartAndEnd_AreChanged()
    {
        var meeting = await Client.CreateAsync("{}");

        var updated = await UpdateAsync(meeting, """{"startDateTime":"2031-01-01T10:00:00Z","endDateTime":"2031-01-01T11:00:00Z"}""");

        Assert.Equal("2031-01-01T10:00:00.0000000Z", (string?)updated["startDateTime"]);
    }

    [Fact]
    public async Task Update_RoleIsPresenterWithRoles_IsChanged()
    {
        var meeting = await Client.CreateAsync("{}");

        var updated = await UpdateAsync(meeting, """{"allowedPresenters":"roleIsPresenter","participants":{"attendees":[{"upn":"a@contoso.example","role":"presenter"}]}}""");

        Assert.Equal("roleIsPresenter", (string?)updated["allowedPresenters"]);
    }

    [Fact]
    public async Task Update_RootTypeAnnotation_IsIgnored()
    {
        var meeting = await Client.CreateAsync("{}");

        var updated = await UpdateAsync(meeting, """{"@odata.type":"#microsoft.graph.onlineMeeting","subject":"After"}""");

        Assert.Equal("After", (string?)updated["subject"]);
    }

    [Theory]
    [InlineData("""{"id":"mine"}""")]
    [InlineData("""{"joinWebUrl":"https://evil.example"}""")]
    [InlineData("""{"joinMeetingIdSettings":{"isPasscodeRequired":false}}""")]
    [InlineData("""{"isEndToEndEncryptionEnabled":true}""")]
    [InlineData("""{"allowParticipantsToChangeName":true}""")]
    [InlineData("""{"participants":{"organizer":{"upn":"evil@contoso.example"}}}""")]
    [InlineData("""{"lobbyBypassSettings":{"@odata.type":"#microsoft.graph.lobbyBypassSettings","scope":"organizer"}}""")]
    [InlineData("""{"participants":{"attendees":[{"upn":"a@contoso.example","identity":{"@odata.type":"#microsoft.graph.identitySet"}}]}}""")]
    public async Task Update_MemberThatDoesNotSupportIt_Is400InvalidArgument(string body)
    {
        var meeting = await Client.CreateAsync("{}");

        var error = await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Client.Path(meeting), body);

        Assert.Equal("InvalidArgument", (string?)error["error"]!["code"]);
        Assert.StartsWith("One or more properties do not support updating", (string?)error["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"startDateTime":"2031-01-01T10:00:00Z"}""")]
    [InlineData("""{"endDateTime":"2031-01-01T10:00:00Z"}""")]
    [InlineData("""{"startDateTime":"2031-01-01T10:00:00Z","endDateTime":"2031-01-01T09:00:00Z"}""")]
    [InlineData("""{"allowedPresenters":"roleIsPresenter"}""")]
    [InlineData("""{"allowedPresenters":"roleIsPresenter","participants":{"attendees":[{"upn":"a@contoso.example"}]}}""")]
    [InlineData("""{"lobbyBypassSettings":{"scope":"unknownFutureValue"}}""")]
    [InlineData("""{"allowMeetingChat":"sometimes"}""")]
    public async Task Update_BodyAgainstTheRules_Is400(string body)
    {
        var meeting = await Client.CreateAsync("{}");

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Client.Path(meeting), body);
    }

    [Fact]
    public async Task Update_Refused_ChangesNothing()
    {
        var meeting = await Client.CreateAsync("{}");

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Client.Path(meeting), """{"subject":"After","allowedPresenters":"roleIsPresenter"}""");

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(meeting), prefersAll: true);
        Assert.True(JsonNode.DeepEquals(meeting, read));
    }

    [Fact]
    public async Task Update_AnonymousRolesOnceSet_CannotBeRemoved()
    {
        var meeting = await Client.CreateAsync("""{"anonymizeIdentityForRoles":["attendee"]}""");

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, Client.Path(meeting), """{"anonymizeIdentityForRoles":[]}""");
    }

    [Fact]
    public async Task Update_UnknownMeeting_Is404() =>
        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Patch, Client.Meetings + "/nothing", """{"subject":"After"}""");

    private Task<JsonObject> UpdateAsync(JsonObject meeting, string body) =>
        Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Patch, Client.Path(meeting), body, prefersAll: true);
}
