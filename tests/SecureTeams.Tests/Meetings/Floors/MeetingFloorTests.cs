using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Protection;

namespace SecureTeams.Tests.Meetings.Floors;

public sealed class MeetingFloorTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{ }")]
    [InlineData("// policy\n{ \"analysis\": { \"options\": { \"anything\": [1, {}, null] } }, }")]
    [InlineData("{ \"$schema\": \"x\", \"meetings\": { /* nothing yet */ } }")]
    public void Parse_WithoutDemands_AsksForNothing(string json) => Assert.Empty(MeetingFloor.Parse(json).Check(Weakest));

    [Theory]
    [InlineData("lobbyBypass", "\"organization\"", "LobbyBypass")]
    [InlineData("dialInBypassesLobby", "false", "DialInBypassesLobby")]
    [InlineData("presenters", "\"organization\"", "Presenters")]
    [InlineData("admitters", "\"organizerAndCoOrganizers\"", "Admitters")]
    [InlineData("chat", "\"limited\"", "Chat")]
    [InlineData("allowRecording", "false", "AllowRecording")]
    [InlineData("allowTranscription", "false", "AllowTranscription")]
    [InlineData("recordAutomatically", "false", "RecordAutomatically")]
    [InlineData("allowCopyingContent", "false", "AllowCopyingContent")]
    [InlineData("allowAttendeeMicrophone", "false", "AllowAttendeeMicrophone")]
    [InlineData("allowAttendeeCamera", "false", "AllowAttendeeCamera")]
    [InlineData("endToEndEncryption", "true", "IsEndToEndEncrypted")]
    [InlineData("watermarkVideo", "true", "WatermarkVideo")]
    [InlineData("watermarkContent", "true", "WatermarkContent")]
    public void EachSetting_IsDemandedAloneAndTightened(string setting, string value, string expected)
    {
        MeetingFloor floor = MeetingFloor.Parse($$"""{ "meetings": { "{{setting}}": {{value}} } }""");
        PolicyFinding finding = Assert.Single(floor.Check(Weakest));
        Assert.Equal(expected, finding.Setting);
        MeetingPolicy tightened = floor.Tighten(Weakest);
        Assert.Empty(floor.Check(tightened));
        Assert.Equal(tightened, floor.Tighten(tightened));
        Assert.Equal(expected, Assert.Single(floor.Check(new OnlineMeeting { Id = "x" })).Setting);
        if (expected != nameof(MeetingPolicy.IsEndToEndEncrypted))
        {
            MeetingChange change = floor.ChangeFor(new OnlineMeeting { Id = "x" })!;
            Assert.Equal(expected, change.Members.ToString());
            Assert.Empty(floor.Check(change));
        }
    }

    [Fact]
    public void Floor_OfTheWeakestWords_DemandsNothingOfAnybody()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "lobbyBypass": "everyone", "presenters": "everyone", "admitters": "organizerAndCoOrganizersAndPresenters", "chat": "enabled", "allowRecording": true } }""");
        Assert.Empty(floor.Check(Weakest));
        Assert.Empty(floor.Check(new OnlineMeeting { Id = "x" }));
        Assert.Empty(floor.Check(new OnlineMeeting { Id = "x", LobbyBypass = new("tomorrow"), Presenters = new("tomorrow"), Admitters = new("tomorrow"), Chat = new("tomorrow") }));
        Assert.Null(floor.ChangeFor(new OnlineMeeting { Id = "x" }));
    }

    [Fact]
    public void ChangeFor_MeetingThatIsNowhereBelow_IsNull()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "lobbyBypass": "organization", "endToEndEncryption": true } }""");
        Assert.Null(floor.ChangeFor(new OnlineMeeting { Id = "x", LobbyBypass = LobbyScope.Organizer }));
        Assert.Null(MeetingFloor.None.ChangeFor(new OnlineMeeting { Id = "x" }));
    }

    [Fact]
    public void ChangeFor_MeetingThatIsStricterElsewhere_LeavesThatAlone()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "tier": "sensitive", "chat": "limited" } }""");
        var meeting = new OnlineMeeting { Id = "x", LobbyBypass = LobbyScope.Organizer, DialInBypassesLobby = true, Presenters = PresenterScope.Organizer, Chat = MeetingChatMode.Disabled };
        Assert.Equal(new MeetingChange { DialInBypassesLobby = false }, floor.ChangeFor(meeting));
    }

    [Fact]
    public void ChangeFor_ScopeThatNobodyKnows_IsReplaced()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "lobbyBypass": "organization" } }""");
        Assert.Equal(LobbyScope.Organization, floor.ChangeFor(new OnlineMeeting { Id = "x", LobbyBypass = new LobbyScope("tomorrow") })!.LobbyBypass);
    }

    [Fact]
    public void ChangeFor_NamedPresenters_KeepsTheListOrLeavesTheOrganizer()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "presenters": "roleIsPresenter" } }""");
        var speaker = new MeetingAttendee { UserPrincipalName = "a@contoso.example", Role = MeetingRole.Presenter };
        var meeting = new OnlineMeeting { Id = "x", Presenters = PresenterScope.Everyone, Attendees = [speaker] };
        MeetingChange kept = floor.ChangeFor(meeting)!;
        Assert.Equal((PresenterScope.SpecificPeople, speaker), (kept.Presenters, Assert.Single(kept.Attendees!)));
        foreach (OnlineMeeting other in new[] { meeting with { Attendees = [] }, meeting with { Attendees = [speaker, new MeetingAttendee()] }, meeting with { Attendees = [speaker, speaker with { Role = new MeetingRole("tomorrow") }] } })
        {
            MeetingChange change = floor.ChangeFor(other)!;
            Assert.Equal((PresenterScope.Organizer, null), (change.Presenters, change.Attendees));
        }
    }

    [Theory]
    [InlineData("baseline", 1)]
    [InlineData("sensitive", 3)]
    [InlineData("highlySensitive", 10)]
    [InlineData("highlySensitivePresentation", 12)]
    public void Tier_DemandsWhatItEnforces(string tier, int count)
    {
        MeetingFloor floor = MeetingFloor.Parse($$"""{ "meetings": { "tier": "{{tier}}" } }""");
        Assert.Equal(count, floor.Check(Weakest).Count);
        Assert.Empty(floor.Check(floor.Tighten(Weakest)));
    }

    [Fact]
    public void TierAndSetting_AreBothDemandedAndAcceptedScopesStay()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "tier": "sensitive", "chat": "disabled", "admitters": "organizerAndCoOrganizers" } }""");
        MeetingPolicy organizer = floor.Tighten(Weakest with { LobbyBypass = LobbyScope.Organizer });
        Assert.Equal((LobbyScope.Organizer, MeetingChatMode.Disabled), (organizer.LobbyBypass, organizer.Chat));
        MeetingPolicy organization = floor.Tighten(Weakest with { LobbyBypass = LobbyScope.Organization });
        Assert.Equal(LobbyScope.Organizer, organization.LobbyBypass);
    }

    [Fact]
    public void Change_IsCheckedInWhatItStatesOnly()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "tier": "highlySensitive" } }""");
        Assert.Empty(floor.Check(new MeetingChange { Subject = "Later" }));
        Assert.Empty(floor.Check(new MeetingChange { LobbyBypass = LobbyScope.Organizer }));
        Assert.Equal("LobbyBypass", Assert.Single(floor.Check(new MeetingChange { LobbyBypass = LobbyScope.Everyone })).Setting);
        Assert.Equal("AllowRecording", Assert.Single(floor.Check(new MeetingChange { AllowRecording = true })).Setting);
        Assert.Equal("RecordAutomatically", Assert.Single(floor.Check(new MeetingChange { RecordAutomatically = true })).Setting);
        Assert.Empty(floor.Check(ProtectionTier.HighlySensitive.Policy with { RecordAutomatically = null }));
    }

    [Fact]
    public async Task LoadAsync_AbsentOrHugeFile_IsNeverNoFloor()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        MeetingFloorFormatException absent = await Assert.ThrowsAsync<MeetingFloorFormatException>(() => MeetingFloor.LoadAsync(path, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(path, absent.Message, StringComparison.Ordinal);
        try
        {
            await File.WriteAllTextAsync(path, new string(' ', (1 << 20) + 1) + "{}", TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<MeetingFloorFormatException>(() => MeetingFloor.LoadAsync(path, TestContext.Current.CancellationToken));
            await File.WriteAllTextAsync(path, """{ "meetings": { "chat": "limited" } }""", TestContext.Current.CancellationToken);
            Assert.Single((await MeetingFloor.LoadAsync(path, TestContext.Current.CancellationToken)).Check(Weakest));
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static MeetingPolicy Weakest { get; } = new()
    {
        LobbyBypass = LobbyScope.Everyone,
        DialInBypassesLobby = true,
        Presenters = PresenterScope.Everyone,
        Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
    };
}
