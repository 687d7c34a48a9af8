using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using SecureTeams.Emulator;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Wire;
using OnlineMeeting = Microsoft.Graph.Models.OnlineMeeting;

namespace SecureTeams.Tests.Compatibility;

/// <summary>What we send, read by Microsoft's serializer: nothing is unknown to it, nothing gets lost.</summary>
public sealed class OursReadByGraphTests
{
    /// <summary>Documented members that the model does not have; they are kept as additional data.</summary>
    private static readonly string[] BeyondTheModel = ["anonymizeIdentityForRoles"];

    private static readonly MeetingDraft Full = new()
    {
        Subject = "Quarter results",
        Schedule = new MeetingSchedule(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero)),
        Policy = new MeetingPolicy
        {
            LobbyBypass = LobbyScope.Invited,
            DialInBypassesLobby = true,
            Presenters = PresenterScope.SpecificPeople,
            Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
            Chat = SecureTeams.MeetingChatMode.Limited,
            AllowAttendeeMicrophone = false,
            AllowAttendeeCamera = false,
            AllowRecording = false,
            AllowTranscription = false,
            RecordAutomatically = true,
            AllowCopyingContent = false,
            WatermarkContent = true,
            WatermarkVideo = true,
            IsEndToEndEncrypted = true,
        },
        Attendees = [new MeetingAttendee { UserPrincipalName = "a@contoso.example", UserId = Guid.NewGuid(), Role = MeetingRole.CoOrganizer }],
        AllowReactions = false,
        AllowBreakoutRooms = false,
        AllowWhiteboard = false,
        AllowPowerPointSharing = false,
        LiveShare = LiveShareMode.Disabled,
        AnnounceEntryAndExit = false,
        HideAttendeeIdentities = true,
        ChatHistory = MeetingChatHistory.All,
        IsChatTextOnly = true,
        AllowRenaming = true,
        RequirePasscode = true,
        SensitivityLabelId = Guid.NewGuid(),
        SpokenLanguage = "en-US",
    };

    [Fact]
    public void Draft_IsFull() => Assert.All(typeof(MeetingDraft).GetProperties().Where(property => property.CanWrite), property => Assert.NotNull(property.GetValue(Full)));

    [Fact]
    public async Task Create_EveryMember_ReadAndWrittenAgainByGraph_IsTheSame() =>
        await AssertSurvivesAsync(Encoding.UTF8.GetString(MeetingWriter.Create(Full).Span));

    [Fact]
    public async Task CreateOrGet_ReadAndWrittenAgainByGraph_IsTheSame() =>
        await AssertSurvivesAsync(Encoding.UTF8.GetString(MeetingWriter.CreateOrGet("order-1", Full).Span));

    [Fact]
    public async Task Create_OverTheWire_IsWhatGraphReads()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await teams.Client().Meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), TestContext.Current.CancellationToken);
        string sent = Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create)).Body!;
        await AssertSurvivesAsync(sent);
    }

    [Theory]
    [InlineData("organizer")]
    [InlineData("invited")]
    [InlineData("organizationExcludingGuests")]
    [InlineData("organization")]
    [InlineData("organizationAndFederated")]
    [InlineData("everyone")]
    public async Task LobbyScope_EveryValue_IsKnownToGraph(string value)
    {
        OnlineMeeting read = await ChangedAsync(new MeetingChange { LobbyBypass = new LobbyScope(value) });
        Assert.Equal(value, KiotaJson.Write(read)["lobbyBypassSettings"]!["scope"]!.GetValue<string>());
        Assert.NotNull(read.LobbyBypassSettings!.Scope);
    }

    [Fact]
    public async Task Change_OtherChoices_AreKnownToGraph()
    {
        foreach (string value in KiotaJson.Values(typeof(OnlineMeetingPresenters)).Where(IsSent))
        {
            Assert.NotNull((await ChangedAsync(new MeetingChange { Presenters = new PresenterScope(value) })).AllowedPresenters);
        }

        foreach (string value in KiotaJson.Values(typeof(AllowedLobbyAdmitterRoles)).Where(IsSent))
        {
            Assert.NotNull((await ChangedAsync(new MeetingChange { Admitters = new LobbyAdmitters(value) })).AllowedLobbyAdmitters);
        }

        foreach (string value in KiotaJson.Values(typeof(Microsoft.Graph.Models.MeetingChatMode)).Where(IsSent))
        {
            Assert.NotNull((await ChangedAsync(new MeetingChange { Chat = new SecureTeams.MeetingChatMode(value) })).AllowMeetingChat);
        }

        foreach (string value in KiotaJson.Values(typeof(MeetingLiveShareOptions)).Where(IsSent))
        {
            Assert.NotNull((await ChangedAsync(new MeetingChange { LiveShare = new LiveShareMode(value) })).AllowLiveShare);
        }

        foreach (string value in KiotaJson.Values(typeof(OnlineMeetingRole)).Where(IsSent))
        {
            var attendee = new MeetingAttendee { UserPrincipalName = "a@contoso.example", Role = new MeetingRole(value) };
            Assert.NotNull(Assert.Single((await ChangedAsync(new MeetingChange { Attendees = [attendee] })).Participants!.Attendees!).Role);
        }
    }

    private static bool IsSent(string value) => value != "unknownFutureValue";

    private static Task<OnlineMeeting> ChangedAsync(MeetingChange change) =>
        KiotaJson.ReadAsync(Encoding.UTF8.GetString(MeetingWriter.Change(change).Span), OnlineMeeting.CreateFromDiscriminatorValue);

    private static async Task AssertSurvivesAsync(string sent)
    {
        OnlineMeeting read = await KiotaJson.ReadAsync(sent, OnlineMeeting.CreateFromDiscriminatorValue);
        Assert.Empty(read.AdditionalData.Keys.Except(BeyondTheModel));
        Assert.Empty(WireComparison.Lost(JsonNode.Parse(sent), KiotaJson.Write(read)));
    }
}
