using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings;

/// <summary>A meeting as the admission engine asks for it.</summary>
public sealed class MeetingAccessTests
{
    [Fact]
    public void ToAccess_OfAMeetingThatStatesNothing_IsTheDefault() =>
        Assert.Equal(new MeetingAccess(), new OnlineMeeting { Id = "1" }.ToAccess());

    [Fact]
    public void ToAccess_OfEveryOption_HandsItOn() => Assert.Equal(
        new MeetingAccess
        {
            LobbyBypass = LobbyScope.Everyone,
            DialInBypassesLobby = true,
            Presenters = PresenterScope.Everyone,
            Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
            Chat = MeetingChatMode.Disabled,
            AllowAttendeeMicrophone = false,
            AllowAttendeeCamera = false,
            AllowRecording = false,
            IsEndToEndEncrypted = true,
            IsWatermarked = true,
        },
        new OnlineMeeting
        {
            Id = "1",
            LobbyBypass = LobbyScope.Everyone,
            DialInBypassesLobby = true,
            Presenters = PresenterScope.Everyone,
            Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
            Chat = MeetingChatMode.Disabled,
            AllowAttendeeMicrophone = false,
            AllowAttendeeCamera = false,
            AllowRecording = false,
            IsEndToEndEncrypted = true,
            WatermarkVideo = true,
        }.ToAccess());

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(null, true, true)]
    [InlineData(false, false, false)]
    public void ToAccess_OfAWatermarkOfEitherKind_IsWatermarked(bool? content, bool? video, bool watermarked) =>
        Assert.Equal(watermarked, new OnlineMeeting { Id = "1", WatermarkContent = content, WatermarkVideo = video }.ToAccess().IsWatermarked);

    [Fact]
    public void ToAccess_OfAScopeThatIsNotKnown_AdmitsNobody()
    {
        var scene = new AdmissionScene { Meeting = new OnlineMeeting { Id = "1", LobbyBypass = new LobbyScope("tomorrow") }.ToAccess() };
        Assert.Equal(AdmissionReason.ScopeNotUnderstood, AdmissionEngine.Decide(scene, new Participant { Type = ParticipantType.TenantMember }, new MeetingRoster(HasStarted: true)).Reason);
    }
}
