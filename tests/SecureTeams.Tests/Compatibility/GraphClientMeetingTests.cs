using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.OnlineMeetings.CreateOrGet;

namespace SecureTeams.Tests.Compatibility;

/// <summary>The operations on meetings, called by Microsoft's client.</summary>
public sealed class GraphClientMeetingTests : GraphClientScenario
{
    private const string PreferAll = "include-unknown-enum-members";

    [Fact]
    public async Task Create_DefaultsOfTheService_AreAllReadByTheModel()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting { Subject = "Board" }, cancellationToken: Stop);

        Assert.NotNull(created);
        Assert.Equal("Board", created.Subject);
        Assert.NotNull(created.LobbyBypassSettings?.Scope);
        Assert.Empty(created.AdditionalData.Keys.Except(["@odata.context", "anonymizeIdentityForRoles"]));
    }

    [Fact]
    public async Task Create_EveryMemberThatMayBeWritten_IsAnsweredAsSent()
    {
        var sent = new OnlineMeeting
        {
            Subject = "Board",
            StartDateTime = Nine,
            EndDateTime = Nine.AddHours(1),
            LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.Organizer, IsDialInBypassEnabled = true },
            AllowedPresenters = OnlineMeetingPresenters.Organizer,
            AllowedLobbyAdmitters = AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizers,
            AllowMeetingChat = Microsoft.Graph.Models.MeetingChatMode.Limited,
            ShareMeetingChatHistoryDefault = MeetingChatHistoryDefaultMode.All,
            AllowLiveShare = MeetingLiveShareOptions.Disabled,
            AllowRecording = false,
            ChatRestrictions = new ChatRestrictions { AllowTextOnly = true },
            WatermarkProtection = new WatermarkProtectionValues { IsEnabledForContentSharing = true, IsEnabledForVideo = true },
            JoinMeetingIdSettings = new JoinMeetingIdSettings { IsPasscodeRequired = true },
            SensitivityLabelAssignment = new OnlineMeetingSensitivityLabelAssignment { SensitivityLabelId = "label" },
            IsEndToEndEncryptionEnabled = true,
            MeetingSpokenLanguageTag = "en-US",
            Participants = new MeetingParticipants { Attendees = [new MeetingParticipantInfo { Upn = "a@contoso.example", Role = OnlineMeetingRole.Presenter }] },
        };

        OnlineMeeting? created = await Meetings.PostAsync(sent, cancellationToken: Stop);

        Assert.NotNull(created);
        Assert.Empty(WireComparison.Lost(KiotaJson.Write(sent), KiotaJson.Write(created)));
        Assert.NotEmpty(created.JoinMeetingIdSettings!.Passcode!);
    }

    [Fact]
    public async Task Get_ValueAfterTheSentinel_NeedsThePreference()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting { LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.Invited } }, cancellationToken: Stop);
        Assert.Equal(LobbyBypassScope.UnknownFutureValue, created?.LobbyBypassSettings?.Scope);

        OnlineMeeting? read = await Meetings[created!.Id].GetAsync(request => request.Headers.Add("Prefer", PreferAll), Stop);

        Assert.Equal(LobbyBypassScope.Invited, read?.LobbyBypassSettings?.Scope);
    }

    [Fact]
    public async Task Patch_PartOfAStructure_KeepsTheRest()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting { LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.Organizer } }, cancellationToken: Stop);

        OnlineMeeting? changed = await Meetings[created!.Id].PatchAsync(new OnlineMeeting { LobbyBypassSettings = new LobbyBypassSettings { IsDialInBypassEnabled = true } }, cancellationToken: Stop);

        Assert.Equal(LobbyBypassScope.Organizer, changed?.LobbyBypassSettings?.Scope);
        Assert.True(changed?.LobbyBypassSettings?.IsDialInBypassEnabled);
    }

    [Fact]
    public async Task Patch_ReadOnlyMember_IsTheDocumentedError()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop);

        ODataError refusal = await Assert.ThrowsAsync<ODataError>(() => Meetings[created!.Id].PatchAsync(new OnlineMeeting { AllowParticipantsToChangeName = true }, cancellationToken: Stop));

        Assert.Equal((int)HttpStatusCode.BadRequest, refusal.ResponseStatusCode);
        Assert.Equal("InvalidArgument", refusal.Error?.Code);
    }

    [Fact]
    public async Task CreateOrGet_Twice_IsOneMeeting()
    {
        OnlineMeeting? first = await Meetings.CreateOrGet.PostAsync(Order(), cancellationToken: Stop);
        OnlineMeeting? second = await Meetings.CreateOrGet.PostAsync(Order(), cancellationToken: Stop);

        Assert.Equal(first?.Id, second?.Id);
        Assert.Equal("order-1", second?.ExternalId);
        Assert.Single(Teams.Meetings.All);

        // A body that was sent once is sent empty the next time: the client's backing store keeps changes only.
        static CreateOrGetPostRequestBody Order() => new() { ExternalId = "order-1", Subject = "Order", StartDateTime = Nine, EndDateTime = Nine.AddHours(1) };
    }

    [Fact]
    public async Task Find_ByEveryKey_IsTheMeeting()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop);
        Teams.Meetings.Get(created!.Id!).AssignVideoTeleconferenceId("123");

        var byUrl = await Meetings.GetAsync(request => request.QueryParameters.Filter = $"JoinWebUrl eq '{created.JoinWebUrl}'", Stop);
        var byId = await Meetings.GetAsync(request => request.QueryParameters.Filter = $"joinMeetingIdSettings/joinMeetingId eq '{created.JoinMeetingIdSettings!.JoinMeetingId}'", Stop);
        var byConference = await Graph.Communications.OnlineMeetings.GetAsync(request => request.QueryParameters.Filter = "VideoTeleconferenceId eq '123'", Stop);

        Assert.All([byUrl, byId, byConference], found => Assert.Equal(created.Id, Assert.Single(found!.Value!).Id));
    }

    [Fact]
    public async Task Delete_Meeting_IsGone()
    {
        OnlineMeeting? created = await Meetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop);

        await Meetings[created!.Id].DeleteAsync(cancellationToken: Stop);

        ODataError refusal = await Assert.ThrowsAsync<ODataError>(() => Meetings[created.Id].GetAsync(cancellationToken: Stop));
        Assert.Equal((int)HttpStatusCode.NotFound, refusal.ResponseStatusCode);
    }

    [Fact]
    public async Task Batch_SeveralRequests_AreReadItemByItem()
    {
        var batch = new BatchRequestContentCollection(Graph);
        string good = await batch.AddBatchRequestStepAsync(Meetings.ToPostRequestInformation(new OnlineMeeting { Subject = "Board" }));
        string bad = await batch.AddBatchRequestStepAsync(Meetings["none"].ToGetRequestInformation());

        BatchResponseContentCollection answers = await Graph.Batch.PostAsync(batch, Stop);

        Assert.Equal("Board", (await answers.GetResponseByIdAsync<OnlineMeeting>(good)).Subject);
        Assert.Equal(HttpStatusCode.NotFound, (await answers.GetResponsesStatusCodesAsync())[bad]);
    }
}
