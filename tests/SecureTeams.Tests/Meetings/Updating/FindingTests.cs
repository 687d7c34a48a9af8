using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings.Updating;

public sealed class FindingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindByMeetingIdAsync_AsTheInvitationShowsIt_FindsTheMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        string digits = created.JoinById!.MeetingId!.Reveal();
        string shown = $"{digits[..3]} {digits[3..6]} {digits[6..]}";
        Assert.Equal(created.Id, (await client.Meetings.FindByMeetingIdAsync(teams.Organizer, shown, Stop))!.Id);
        Assert.Null(await client.Meetings.FindByMeetingIdAsync(teams.Organizer, "1", Stop));
    }

    [Theory]
    [InlineData("1' or '1' eq '1")]
    [InlineData("12a")]
    [InlineData("١٢")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData(" ")]
    public async Task FindByMeetingIdAsync_NotDigits_IsRefusedBeforeTheNetwork(string id)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.FindByMeetingIdAsync(teams.Organizer, id, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.FindByVideoTeleconferenceIdAsync(id, Stop));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task FindByVideoTeleconferenceIdAsync_AsApplication_FindsTheMeetingOfAnyOrganizer()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        teams.Emulator.Meetings.Get(created.Id).AssignVideoTeleconferenceId("113456789");
        OnlineMeeting? found = await client.Meetings.FindByVideoTeleconferenceIdAsync("113456789", Stop);
        Assert.Equal(created.Id, found!.Id);
        Assert.Equal("113456789", found.VideoTeleconferenceId!.Reveal());
        Assert.True(found.AdditionalMembers.ContainsKey("cloudVideoInteropInfo"));
    }

    [Fact]
    public async Task FindByJoinUrlAsync_LinkOfAnotherTenant_IsRefusedBeforeTheNetwork()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        int before = teams.Emulator.Requests.Of(EmulatedService.Graph).Count;
        var foreign = JoinUrl.Parse(created.JoinUrl!.Reveal().Replace(teams.Emulator.TenantId.ToString("D"), Guid.NewGuid().ToString("D"), StringComparison.OrdinalIgnoreCase));
        var cut = JoinUrl.Parse(created.JoinUrl.Reveal()[..^4]);
        foreach (JoinUrl link in (JoinUrl[])[foreign, cut])
        {
            SecureTeamsException refusal = await Assert.ThrowsAsync<SecureTeamsException>(() => client.Meetings.FindByJoinUrlAsync(teams.Organizer, link, Stop));
            Assert.Equal(SecureTeamsErrorCode.JoinUrlRefused, refusal.Code);
            Assert.DoesNotContain("meetup-join", refusal.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, teams.Emulator.Requests.Of(EmulatedService.Graph).Count);
        Assert.NotNull(await client.Meetings.FindByJoinUrlAsync(teams.Organizer, created.JoinUrl, Stop));
    }

    [Fact]
    public async Task FindByJoinUrlAsync_ShortLink_AsksTheService()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        Assert.Null(await teams.Client().Meetings.FindByJoinUrlAsync(teams.Organizer, JoinUrl.Parse("https://teams.microsoft.com/meet/259131250812?p=x"), Stop));
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Find));
    }
}
