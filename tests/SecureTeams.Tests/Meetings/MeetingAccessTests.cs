using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Meetings;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Meetings;

/// <summary>What of a meeting is asked at the door.</summary>
public sealed class MeetingAccessTests
{
    [Fact]
    public void ToAccess_EveryOption_ComesFromTheMeeting()
    {
        MeetingAccess access = new OnlineMeeting
        {
            Id = "x",
            LobbyBypass = LobbyScope.Organizer,
            DialInBypassesLobby = true,
            Presenters = PresenterScope.Organization,
            Admitters = LobbyAdmitters.OrganizerAndCoOrganizers,
            Chat = MeetingChatMode.Limited,
            AllowAttendeeMicrophone = false,
            AllowAttendeeCamera = false,
            AllowRecording = false,
            IsEndToEndEncrypted = true,
            WatermarkVideo = true,
        }.ToAccess();
        Assert.Equal(
            new MeetingAccess
            {
                LobbyBypass = LobbyScope.Organizer,
                DialInBypassesLobby = true,
                Presenters = PresenterScope.Organization,
                Admitters = LobbyAdmitters.OrganizerAndCoOrganizers,
                Chat = MeetingChatMode.Limited,
                AllowAttendeeMicrophone = false,
                AllowAttendeeCamera = false,
                AllowRecording = false,
                IsEndToEndEncrypted = true,
                IsWatermarked = true,
            },
            access);
    }

    [Fact]
    public void ToAccess_EveryOptionOfTheDoor_HasAnAnswer()
    {
        // What is null in a meeting without options is left to the organizer's policy; nothing else is left open.
        MeetingAccess access = new OnlineMeeting { Id = "x" }.ToAccess();
        Assert.Equal(
            ["LobbyBypass", "EnforcedLobbyBypass", "DialInBypassesLobby"],
            typeof(MeetingAccess).GetProperties().Where(property => property.GetValue(access) is null).Select(property => property.Name));
    }

    [Fact]
    public void ToAccess_ScopeThatNobodyKnows_AdmitsNobody()
    {
        MeetingAccess access = new OnlineMeeting { Id = "x", LobbyBypass = new LobbyScope("tomorrow") }.ToAccess();
        var scene = new AdmissionScene { Tenant = TenantConfiguration.ServiceDefault, Policy = TenantMeetingPolicy.ServiceDefault, Meeting = access };
        Assert.NotEqual(AdmissionOutcome.Direct, AdmissionEngine.Decide(scene, new Participant { Type = ParticipantType.TenantMember }, new MeetingRoster(HasStarted: true)).Outcome);
    }
}
