using System.Text.Json;
using CsCheck;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Floors.Document;

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
    [InlineData("{ \"meetings\": { \"lobby\": \"organizer\" } }", "line 1, column 17: there is no setting 'lobby'")]
    [InlineData("{\n  \"meeting\": { }\n}", "line 2, column 3: there is no section 'meeting'")]
    [InlineData("{\r\n  \"meetings\": {\r\n    \"chat\": \"Enabled\"\r\n  }\r\n}", "line 3, column 13: 'chat' must be one of \"disabled\", \"limited\", \"enabled\"")]
    [InlineData("{ \"meetings\": { \"allowRecording\": \"false\" } }", "column 35: 'allowRecording' must be true or false")]
    [InlineData("{ \"meetings\": { \"allowRecording\": 0 } }", "'allowRecording' must be true or false")]
    [InlineData("{ \"meetings\": { \"tier\": \"top secret\" } }", "'tier' must be one of")]
    [InlineData("{ \"meetings\": { \"lobbyBypass\": [\"organizer\"] } }", "'lobbyBypass' must be one of")]
    [InlineData("{ \"meetings\": { \"lobbyBypass\": null } }", "'lobbyBypass' must be one of")]
    [InlineData("{ \"meetings\": [] }", "the section 'meetings' must be an object")]
    [InlineData("{ \"meetings\": { \"tier\": \"baseline\", \"tier\": \"baseline\" } }", "the member 'tier' occurs twice")]
    [InlineData("[]", "the document must be an object")]
    [InlineData("", "line 1, column 1: a value is missing")]
    [InlineData("{ \"meetings\": { } ", "is expected")]
    [InlineData("{ \"meetings\": { } } x", "there is text behind the end")]
    [InlineData("{ \"a\nb\": 1 }", "a member's name in quotation marks")]
    [InlineData("{ 'meetings': {} }", "a member's name in quotation marks")]
    [InlineData("{ \"meetings\": { \"<script>\": 1 } }", "there is no setting '(unreadable)'")]
    [InlineData("{ \"analysis\": yes }", "a value is a text in quotation marks, a number, true, false or null")]
    public void Parse_WhatItDoesNotKnow_IsAFaultWithItsPlace(string json, string fault)
    {
        MeetingFloorFormatException failure = Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse(json));
        Assert.Contains(fault, Assert.Single(failure.Faults), StringComparison.Ordinal);
        Assert.Equal(SecureTeamsErrorCode.MeetingFloorUnreadable, failure.Code);
    }

    [Fact]
    public void Parse_SeveralFaults_NamesThemAll() => Assert.Equal(
        3, Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse("{ \"x\": 1, \"meetings\": { \"y\": 1, \"chat\": 3 } }")).Faults.Count);

    [Fact]
    public void Parse_AnyText_IsAFloorOrAFormatException() => Gen.String[Gen.Char["{}[]\",:/\\*\nabu0 truefalsnl"], 0, 60].Sample(text =>
    {
        try
        {
            MeetingFloor.Parse(text);
        }
        catch (MeetingFloorFormatException failure)
        {
            Assert.NotEmpty(failure.Faults);
        }
    });

    [Fact]
    public void Parse_NestedWithoutEnd_IsRefused() => Assert.Throws<MeetingFloorFormatException>(() => MeetingFloor.Parse("{\"analysis\":" + new string('[', 100_000)));

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

    [Fact]
    public void Schema_NamesEverySettingAndEveryWord()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "SecureTeams", "secureteams.schema.json")));
        JsonElement properties = schema.RootElement.GetProperty("properties").GetProperty("meetings").GetProperty("properties");
        Assert.Equal(FloorSetting.All.Select(setting => setting.Name).Order(), properties.EnumerateObject().Select(property => property.Name).Order());
        foreach (FloorSetting setting in FloorSetting.All)
        {
            JsonElement property = properties.GetProperty(setting.Name);
            Assert.Equal(setting.Words ?? [], property.TryGetProperty("enum", out JsonElement words) ? words.EnumerateArray().Select(word => word.GetString()!) : []);
            Assert.NotEmpty(property.GetProperty("description").GetString()!);
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
