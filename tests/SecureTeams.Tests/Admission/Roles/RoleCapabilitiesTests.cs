using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission.Roles;

public sealed class RoleCapabilitiesTests
{
    private static readonly AdmissionScene Open = new()
    {
        Tenant = TenantConfiguration.ServiceDefault,
        Policy = TenantMeetingPolicy.ServiceDefault with { SlideControl = SlideControl.Everyone },
        Meeting = new() { Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters },
    };

    private static readonly Participant Member = new() { Type = ParticipantType.TenantMember };
    private static readonly Participant Guest = new() { Type = ParticipantType.TenantGuest };
    private static readonly Participant Stranger = new() { Type = ParticipantType.Anonymous };

    [Theory]
    [InlineData(MeetingCapability.SpeakAndShareVideo, true)]
    [InlineData(MeetingCapability.Chat, true)]
    [InlineData(MeetingCapability.ChangeMeetingOptions, false)]
    [InlineData(MeetingCapability.MuteOthers, false)]
    [InlineData(MeetingCapability.RemoveOthers, false)]
    [InlineData(MeetingCapability.ShareContent, false)]
    [InlineData(MeetingCapability.AdmitFromLobby, false)]
    [InlineData(MeetingCapability.ChangeRoles, false)]
    [InlineData(MeetingCapability.Record, false)]
    [InlineData(MeetingCapability.TakeSlideControl, false)]
    public void Decide_ByTheTable_PresentersMayAllAndAttendeesTwo(MeetingCapability capability, bool attendee)
    {
        Assert.True(RoleCapabilities.Decide(ParticipantRole.Organizer, capability).IsAllowed);
        Assert.True(RoleCapabilities.Decide(ParticipantRole.CoOrganizer, capability).IsAllowed);
        Assert.True(RoleCapabilities.Decide(ParticipantRole.Presenter, capability).IsAllowed);
        Assert.Equal(attendee, RoleCapabilities.Decide(ParticipantRole.Attendee, capability).IsAllowed);
        Assert.Equal(
            RoleCapabilities.Decide(ParticipantRole.Presenter, capability),
            RoleCapabilities.Decide(Open with { Profile = GuidanceProfile.SeedGuide }, Stranger, ParticipantRole.Presenter, capability));
    }

    [Fact]
    public void Decide_OutsideTheTable_IsRefused()
    {
        Assert.Equal(RoleReason.NotUnderstood, RoleCapabilities.Decide((ParticipantRole)9, MeetingCapability.Chat).Reason);
        Assert.Equal(RoleReason.NotUnderstood, RoleCapabilities.Decide(ParticipantRole.Organizer, (MeetingCapability)99).Reason);
        Assert.False(RoleCapabilities.Decide(Open, Member, ParticipantRole.Organizer, (MeetingCapability)(-1)).IsAllowed);
    }

    [Fact]
    public void Decide_OpenMeeting_GivesPresentersAllButTheOptions()
    {
        foreach (MeetingCapability capability in Enum.GetValues<MeetingCapability>())
        {
            Assert.Equal(capability != MeetingCapability.ChangeMeetingOptions, RoleCapabilities.Decide(Open, Member, ParticipantRole.Presenter, capability).IsAllowed);
            Assert.True(RoleCapabilities.Decide(Open, Member, ParticipantRole.CoOrganizer, capability).IsAllowed);
        }
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Decide_AttendeeMedia_IsRefusedWhereBothAreOff(bool microphone, bool camera, bool allowed)
    {
        AdmissionScene scene = Open with { Meeting = Open.Meeting with { AllowAttendeeMicrophone = microphone, AllowAttendeeCamera = camera } };
        Assert.Equal(allowed, RoleCapabilities.Decide(scene, Member, ParticipantRole.Attendee, MeetingCapability.SpeakAndShareVideo).IsAllowed);
        Assert.True(RoleCapabilities.Decide(scene, Member, ParticipantRole.Presenter, MeetingCapability.SpeakAndShareVideo).IsAllowed);
    }

    [Theory]
    [InlineData("enabled", TenantMeetingChat.Enabled, true, true)]
    [InlineData("limited", TenantMeetingChat.Enabled, true, true)]
    [InlineData("disabled", TenantMeetingChat.Enabled, false, false)]
    [InlineData("somethingNew", TenantMeetingChat.Enabled, false, false)]
    [InlineData("enabled", TenantMeetingChat.EnabledExceptAnonymous, true, false)]
    [InlineData("enabled", TenantMeetingChat.Disabled, false, false)]
    [InlineData("enabled", (TenantMeetingChat)9, false, false)]
    public void Decide_Chat_IsNarrowedByMeetingAndPolicy(string mode, TenantMeetingChat policy, bool member, bool anonymous)
    {
        AdmissionScene scene = Open with { Meeting = Open.Meeting with { Chat = new MeetingChatMode(mode) }, Policy = Open.Policy with { Chat = policy } };
        Assert.Equal(member, RoleCapabilities.Decide(scene, Member, ParticipantRole.Attendee, MeetingCapability.Chat).IsAllowed);
        Assert.Equal(anonymous, RoleCapabilities.Decide(scene, Stranger, ParticipantRole.Attendee, MeetingCapability.Chat).IsAllowed);
    }

    [Theory]
    [InlineData(true, true, false, false, RoleReason.PresentersMay)]
    [InlineData(false, true, false, false, RoleReason.RecordingNotAllowed)]
    [InlineData(true, false, false, false, RoleReason.RecordingSwitchedOff)]
    [InlineData(true, true, true, false, RoleReason.RecordingImpossible)]
    [InlineData(true, true, false, true, RoleReason.RecordingImpossible)]
    public void Decide_Recording_NeedsPolicyOptionAndNoEndToEndEncryption(bool policy, bool option, bool encrypted, bool watermark, RoleReason expected)
    {
        AdmissionScene scene = Open with
        {
            Policy = Open.Policy with { AllowCloudRecording = policy },
            Meeting = Open.Meeting with { AllowRecording = option, IsEndToEndEncrypted = encrypted, IsWatermarked = watermark },
        };
        Assert.Equal(expected, RoleCapabilities.Decide(scene, Member, ParticipantRole.Organizer, MeetingCapability.Record).Reason);
    }

    [Fact]
    public void Decide_Lobby_IsForThoseWhomTheOptionsNameAndWhoSeeIt()
    {
        AdmissionScene narrow = Open with { Meeting = Open.Meeting with { Admitters = LobbyAdmitters.OrganizerAndCoOrganizers } };
        AdmissionScene unknown = Open with { Meeting = Open.Meeting with { Admitters = new LobbyAdmitters("whoever") } };
        Assert.Equal(RoleReason.PresentersMay, Ask(Open, Member, ParticipantRole.Presenter));
        Assert.Equal(RoleReason.LobbyNotVisible, Ask(Open, Stranger, ParticipantRole.Presenter));
        Assert.Equal(RoleReason.LobbyForOrganizers, Ask(narrow, Member, ParticipantRole.Presenter));
        Assert.Equal(RoleReason.LobbyForOrganizers, Ask(unknown, Member, ParticipantRole.Presenter));
        Assert.Equal(RoleReason.PresentersMay, Ask(narrow, Member, ParticipantRole.CoOrganizer));

        static RoleReason Ask(AdmissionScene scene, Participant participant, ParticipantRole role) =>
            RoleCapabilities.Decide(scene, participant, role, MeetingCapability.AdmitFromLobby).Reason;
    }

    [Fact]
    public void Decide_Lobby_ThePolicyNarrowsItTooAndItsStrictDefaultDoes()
    {
        foreach (LobbyAdmitters admitters in (LobbyAdmitters[])[LobbyAdmitters.OrganizerAndCoOrganizers, new("OrganizersLater"), default])
        {
            AdmissionScene narrow = Open with { Policy = Open.Policy with { Admitters = admitters } };
            Assert.Equal(RoleReason.LobbyNotAllowed, Ask(narrow, ParticipantRole.Presenter));
            Assert.Equal(RoleReason.PresentersMay, Ask(narrow, ParticipantRole.CoOrganizer));
            Assert.Equal(RoleReason.PresentersMay, Ask(narrow with { Profile = GuidanceProfile.SeedGuide }, ParticipantRole.Presenter));
        }

        Assert.Equal(RoleReason.LobbyNotAllowed, Ask(Open with { Policy = TenantMeetingPolicy.Strict }, ParticipantRole.Presenter));

        static RoleReason Ask(AdmissionScene scene, ParticipantRole role) => RoleCapabilities.Decide(scene, Member, role, MeetingCapability.AdmitFromLobby).Reason;
    }

    [Theory]
    [InlineData(SlideControl.None, false, false, false)]
    [InlineData(SlideControl.Organization, true, false, false)]
    [InlineData(SlideControl.OrganizationAndGuests, true, true, false)]
    [InlineData(SlideControl.Everyone, true, true, true)]
    [InlineData((SlideControl)42, false, false, false)]
    public void Decide_SlideControl_FollowsThePolicy(SlideControl policy, bool member, bool guest, bool stranger)
    {
        AdmissionScene scene = Open with { Policy = Open.Policy with { SlideControl = policy } };
        Assert.Equal(member, Ask(Member));
        Assert.Equal(guest, Ask(Guest));
        Assert.Equal(stranger, Ask(Stranger));

        bool Ask(Participant participant) => RoleCapabilities.Decide(scene, participant, ParticipantRole.Presenter, MeetingCapability.TakeSlideControl).IsAllowed;
    }

    [Fact]
    public void Reasons_All_HaveASentence() => Assert.All(
        Enum.GetValues<RoleReason>().Where(reason => reason != RoleReason.None),
        reason => Assert.NotEqual("No decision was made.", new RoleDecision(false, reason).Explanation));
}
