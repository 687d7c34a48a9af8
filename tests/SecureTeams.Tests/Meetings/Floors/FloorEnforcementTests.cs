using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Batching;
using SecureTeams.Meetings.Floors;

namespace SecureTeams.Tests.Meetings.Floors;

/// <summary>A client with a floor, against the emulator: nothing below it is sent, and what is below says so.</summary>
public sealed class FloorEnforcementTests
{
    private static readonly MeetingFloor Floor = MeetingFloor.Parse("""{ "meetings": { "lobbyBypass": "organization", "dialInBypassesLobby": false } }""");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_BelowTheFloor_IsRefusedBeforeAnythingIsSent()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsMeetingsClient meetings = teams.Client(options => options.MeetingFloor = Floor).Meetings;
        MeetingDraft below = EmulatedTeams.Draft() with { Policy = MeetingPolicy.Strict with { LobbyBypass = LobbyScope.OrganizationAndFederated } };
        var change = new MeetingChange { DialInBypassesLobby = true };

        Func<Task>[] writes =
        [
            () => meetings.CreateAsync(teams.Organizer, below, Stop),
            () => meetings.CreateOrGetAsync(teams.Organizer, "one", below, Stop),
            () => meetings.UpdateAsync(teams.Organizer, "id", change, Stop),
            () => meetings.UpdateAsync(teams.Organizer, "id", change, new OnlineMeeting { Id = "id" }, Stop),
            () => meetings.Batch.SendAsync([BatchRequest.Create(teams.Organizer, below)], Stop),
            () => meetings.Batch.SendAsync([BatchRequest.Update(teams.Organizer, "id", change)], Stop),
            () => meetings.ForTenant(new TenantId(teams.Emulator.TenantId)).CreateAsync(teams.Organizer, below, Stop),
        ];
        foreach (Func<Task> write in writes)
        {
            MeetingBelowFloorException refusal = await Assert.ThrowsAsync<MeetingBelowFloorException>(write);
            Assert.Single(refusal.Findings);
            Assert.Equal(SecureTeamsErrorCode.MeetingBelowFloor, refusal.Code);
        }

        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task Write_Tightened_IsSentAndReadsWithoutFindings()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsMeetingsClient meetings = teams.Client(options => options.MeetingFloor = Floor).Meetings;
        MeetingDraft below = EmulatedTeams.Draft() with { Policy = MeetingPolicy.Strict with { LobbyBypass = LobbyScope.OrganizationAndFederated } };
        OnlineMeeting meeting = await meetings.CreateAsync(teams.Organizer, Floor.Tighten(below), Stop);
        Assert.Equal(LobbyScope.Organization, meeting.LobbyBypass);
        Assert.Empty(meeting.BelowFloor);
    }

    [Fact]
    public async Task Write_TightenedToPresentersThatTheDraftDoesNotList_IsSentForTheOrganizerAlone()
    {
        var floor = MeetingFloor.Parse("""{ "meetings": { "presenters": "roleIsPresenter", "allowRecording": false } }""");
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsMeetingsClient meetings = teams.Client(options => options.MeetingFloor = floor).Meetings;
        MeetingDraft below = EmulatedTeams.Draft() with { Policy = MeetingPolicy.Strict with { Presenters = PresenterScope.Everyone, RecordAutomatically = true } };
        OnlineMeeting meeting = await meetings.CreateAsync(teams.Organizer, floor.Tighten(below), Stop);
        Assert.Equal((PresenterScope.Organizer, false, false), (meeting.Presenters, meeting.AllowRecording, meeting.RecordAutomatically));
        Assert.Empty(meeting.BelowFloor);
    }

    [Fact]
    public async Task Read_MeetingThatOthersMadeBelowTheFloor_SaysInWhat()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        TeamsMeetingsClient others = teams.Client().Meetings;
        TeamsMeetingsClient meetings = teams.Client(options => options.MeetingFloor = Floor).Meetings;
        MeetingDraft open = EmulatedTeams.Draft() with { Policy = MeetingPolicy.Strict with { LobbyBypass = LobbyScope.OrganizationAndFederated } };
        OnlineMeeting made = await others.CreateAsync(teams.Organizer, open, Stop);
        Assert.Empty(made.BelowFloor);
        Assert.Equal("LobbyBypass", Assert.Single((await meetings.GetAsync(teams.Organizer, made.Id, Stop)).BelowFloor).Setting);
        OnlineMeeting? found = await meetings.FindByJoinUrlAsync(teams.Organizer, made.JoinUrl!, Stop);
        Assert.Equal("LobbyBypass", Assert.Single(found!.BelowFloor).Setting);
        OnlineMeeting renamed = (await meetings.UpdateAsync(teams.Organizer, made.Id, new MeetingChange { Subject = "Other" }, Stop)).Meeting;
        Assert.Single(renamed.BelowFloor);
    }

    [Fact]
    public async Task Configuration_NamesTheFile_AndABrokenOneStopsTheStart()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(path, """{ "meetings": { "tier": "highlySensitive" } }""", Stop);
            Assert.Equal("HighlySensitive", Options(path).MeetingFloor.Tier?.Name);
            await File.WriteAllTextAsync(path, """{ "meetings": { "tier": "secret" } }""", Stop);
            Assert.Throws<MeetingFloorFormatException>(() => Options(path));
        }
        finally
        {
            File.Delete(path);
        }

        static SecureTeamsOptions Options(string path)
        {
            IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["MeetingFloorPath"] = path }).Build();
            using ServiceProvider provider = new ServiceCollection().AddLogging().AddSecureTeams(section, options =>
            {
                options.Cloud = TeamsCloud.Global;
                options.Tenant = TenantId.Parse("contoso.example");
                options.Credential = SecureTeams.Identity.TeamsCredential.FromManagedIdentity();
            }).BuildServiceProvider();
            return provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<SecureTeamsOptions>>().Value;
        }
    }
}
