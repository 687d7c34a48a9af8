using System.Text.Json.Nodes;
using SecureTeams.Emulator;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Updating;

public sealed class UpdatingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UpdateAsync_SomebodyOpenedTheLobbySince_WritesNothingAndNamesTheMember()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting read = await teams.CreateAsync(client);
        teams.Emulator.Meetings.Get(read.Id).Change(new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "everyone" }, ["subject"] = "Other" });
        MeetingConflictException refusal = await Assert.ThrowsAsync<MeetingConflictException>(() => client.Meetings.UpdateAsync(
            teams.Organizer, read.Id, new MeetingChange { LobbyBypass = LobbyScope.Organization, Chat = MeetingChatMode.Disabled }, expect: read, Stop));
        Assert.Equal(SecureTeamsErrorCode.MeetingConflict, refusal.Code);
        Assert.Equal(MeetingMembers.LobbyBypass, refusal.Members);
        Assert.Equal(LobbyScope.Everyone, refusal.Current.LobbyBypass);
        Assert.Contains("LobbyBypass", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("everyone", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(teams.Emulator.Requests.Of(GraphOperation.Update));
    }

    [Fact]
    public async Task UpdateAsync_SomebodyChangedAnotherMember_Writes()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting read = await teams.CreateAsync(client);
        teams.Emulator.Meetings.Get(read.Id).Change(new JsonObject { ["subject"] = "Other" });
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, read.Id, new MeetingChange { LobbyBypass = LobbyScope.Organization }, expect: read, Stop);
        Assert.Equal("Other", update.Meeting.Subject);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, update.Before!.LobbyBypass);
    }

    [Fact]
    public async Task UpdateAsync_SomebodyWasAddedToThePeople_IsAConflict()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting read = await teams.CreateAsync(client);
        teams.Emulator.Meetings.Get(read.Id).Change(JsonNode.Parse("""{"participants":{"attendees":[{"upn":"x@contoso.example","role":"attendee"}]}}""")!.AsObject());
        MeetingConflictException refusal = await Assert.ThrowsAsync<MeetingConflictException>(() => client.Meetings.UpdateAsync(
            teams.Organizer, read.Id, new MeetingChange { Attendees = [new MeetingAttendee { UserPrincipalName = "y@contoso.example" }] }, expect: read, Stop));
        Assert.Equal(MeetingMembers.Attendees, refusal.Members);
    }

    [Fact]
    public async Task UpdateAsync_ExpectationOfAnotherMeeting_IsRefusedBeforeTheNetwork()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => teams.Client().Meetings.UpdateAsync(
            teams.Organizer, "1", new MeetingChange { Subject = "S" }, expect: new OnlineMeeting { Id = "2" }, Stop));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task UpdateAsync_MeetingOfACalendarEvent_GetsThePolicyAndTellsWhatWasInForce()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        string link = teams.Emulator.Meetings.AddFromCalendar().Members["joinWebUrl"]!.GetValue<string>();
        MeetingUpdate update = await teams.Client().Meetings.UpdateAsync(teams.Organizer, JoinUrl.Parse(link), MeetingChange.ToPolicy(MeetingPolicy.Strict), Stop);
        Assert.Equal(LobbyScope.Organization, update.Before!.LobbyBypass);
        Assert.Equal(PresenterScope.Everyone, update.Before.Presenters);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, update.Meeting.LobbyBypass);
    }

    [Fact]
    public async Task UpdateAsync_JoinLinkOfNoMeeting_IsNotFound()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() =>
            teams.Client().Meetings.UpdateAsync(teams.Organizer, JoinUrl.Parse("https://teams.microsoft.com/meet/1"), new MeetingChange { Subject = "S" }, Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
    }

    [Fact]
    public async Task CreateAsync_WithAKeyAndALostAnswer_MakesOneMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.MaxRetryAttempts = 0);
        var key = ExternalMeetingKey.New();
        teams.Emulator.Faults.On(GraphOperation.CreateOrGet).ResetAfterCommit();
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), key, Stop));
        CreateOrGetResult result = await client.Meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), key, Stop);
        Assert.False(result.WasCreated);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, result.Meeting.LobbyBypass);
        Assert.Equal(LobbyScope.Organization, result.Before!.LobbyBypass);
        Assert.True(result.Unguarded > TimeSpan.Zero);
        Assert.Single(teams.Emulator.Meetings.All);
    }

    [Fact]
    public void ExternalMeetingKey_SameSubject_IsTheSameKeyAndDoesNotShowIt()
    {
        Assert.Equal(ExternalMeetingKey.For("contract 17"), ExternalMeetingKey.For("contract 17"));
        Assert.NotEqual(ExternalMeetingKey.For("contract 17"), ExternalMeetingKey.For("contract 18"));
        Assert.DoesNotContain("17", ExternalMeetingKey.For("contract 17").Value[..2], StringComparison.Ordinal);
        Assert.NotEqual(ExternalMeetingKey.New(), ExternalMeetingKey.New());
        Assert.Equal("a b", ExternalMeetingKey.Parse("a b").Value);
        Assert.Throws<ArgumentException>(() => ExternalMeetingKey.Parse(new string('a', 257)));
        Assert.Throws<ArgumentException>(() => ExternalMeetingKey.Parse("a\r\nb"));
        Assert.Throws<InvalidOperationException>(() => default(ExternalMeetingKey).Value);
    }
}
