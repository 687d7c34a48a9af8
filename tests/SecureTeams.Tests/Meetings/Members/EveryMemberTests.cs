using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Members;

public sealed class EveryMemberTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_EveryMember_IsWrittenAndReadBack()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        OnlineMeeting meeting = await teams.Client().Meetings.CreateAsync(teams.Organizer, EveryMember.Draft(), Stop);
        AssertOptions(meeting);
        Assert.True(meeting.IsEndToEndEncrypted);
        Assert.Equal(MeetingChatHistory.None, meeting.ChatHistory);
        Assert.True(meeting.IsChatTextOnly);
        Assert.False(meeting.AllowRenaming);
        Assert.Equal("5f1b9a6e-3d52-4c8f-9f0e-2f5e0f8f1b11", meeting.SensitivityLabelId);
        Assert.Equal("en-GB", meeting.SpokenLanguage);
        Assert.NotNull(meeting.Created);
        Assert.NotNull(meeting.Expires);
        Assert.Equal(MeetingType.Scheduled, meeting.Type);
        Assert.Equal(teams.Organizer, meeting.Organizer!.UserId);
        Assert.NotNull(meeting.ChatInfo!.ThreadId);
        Assert.NotNull(meeting.OptionsPage);
        Assert.True(meeting.JoinById!.IsPasscodeRequired);
        Assert.Equal(8, meeting.JoinById.Passcode!.Reveal().Length);
        Assert.StartsWith("+1", meeting.DialIn!.TollNumber!.Reveal(), StringComparison.Ordinal);
        Assert.Equal(9, meeting.DialIn.ConferenceId!.Reveal().Length);
        Assert.Contains(meeting.JoinUrl!.Reveal(), meeting.JoinInformation!.RevealHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateAsync_EveryMember_IsTakenByTheServiceAndReadBack()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, created.Id, EveryMember.Change(), Stop);
        AssertOptions(update.Meeting);
        Assert.Equal(MeetingMembers.EffectiveWhileRunning, update.EffectiveNow);
        Assert.Equal(EveryMember.Change().Members & ~MeetingMembers.EffectiveWhileRunning, update.EffectiveLater);
        Assert.Null(update.Before);
    }

    [Fact]
    public async Task Texts_OfAWholeMeeting_OpenNoWayIn()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        OnlineMeeting meeting = await teams.CreateAsync(teams.Client());
        string text = $"{meeting} {meeting.JoinById} {meeting.DialIn} {meeting.JoinInformation} {meeting.ChatInfo} {meeting.OptionsPage} {meeting.Organizer}";
        string[] secrets =
        [
            meeting.JoinUrl!.Reveal(), meeting.JoinById!.Passcode!.Reveal(), meeting.JoinById.MeetingId!.Reveal(), meeting.DialIn!.ConferenceId!.Reveal(),
            meeting.DialIn.TollNumber!.Reveal(), meeting.ChatInfo!.ThreadId!, teams.Organizer.ToString(),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task CreateOrGetAsync_MemberOfCreationOnly_IsRefusedInsteadOfLost()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.CreateOrGetAsync(teams.Organizer, "key", EmulatedTeams.Draft() with { RequirePasscode = true }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.CreateOrGetAsync(teams.Organizer, "key", EmulatedTeams.Draft(MeetingPolicy.Strict with { IsEndToEndEncrypted = true }), Stop));
        Assert.Empty(teams.Emulator.Requests.Of(SecureTeams.Emulator.EmulatedService.Graph));
    }

    [Fact]
    public async Task UpdateAsync_PolicyWithEncryptionOnAMeetingWithout_SaysThatItIsWeaker()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting created = await teams.CreateAsync(client);
        MeetingPolicyNotAppliedException refusal = await Assert.ThrowsAsync<MeetingPolicyNotAppliedException>(() =>
            client.Meetings.UpdateAsync(teams.Organizer, created.Id, MeetingChange.ToPolicy(MeetingPolicy.Strict with { IsEndToEndEncrypted = true }), Stop));
        Assert.Equal("IsEndToEndEncrypted", Assert.Single(refusal.Findings).Setting);
    }

    [Fact]
    public void Draft_IdentitiesShownAgain_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MeetingChange { HideAttendeeIdentities = false });

    private static void AssertOptions(OnlineMeeting meeting)
    {
        Assert.Equal(LobbyScope.Organizer, meeting.LobbyBypass);
        Assert.Equal(MeetingChatMode.Disabled, meeting.Chat);
        Assert.Equal(LiveShareMode.Disabled, meeting.LiveShare);
        bool?[] off = [meeting.AllowAttendeeMicrophone, meeting.AllowAttendeeCamera, meeting.AllowReactions, meeting.AllowRecording, meeting.AllowTranscription, meeting.RecordAutomatically, meeting.AllowBreakoutRooms, meeting.AllowWhiteboard, meeting.AllowPowerPointSharing, meeting.AllowCopyingContent];
        Assert.All(off, value => Assert.False(value));
        bool?[] on = [meeting.AnnounceEntryAndExit, meeting.WatermarkContent, meeting.WatermarkVideo];
        Assert.All(on, value => Assert.True(value));
        Assert.Equal([MeetingRole.Attendee], meeting.AnonymizedRoles);
    }
}
