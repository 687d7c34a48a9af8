using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Admission.Roles;

/// <summary>
/// The guide's table of what presenters and attendees may do in a structured meeting, and what narrows each of its ten rows today.
/// </summary>
/// <remarks>
/// Source: the guide "Security and Microsoft Teams", section "Addressing Threats to Teams Meetings", second table; Microsoft Graph v1.0,
/// onlineMeeting resource type; <c>CsTeamsMeetingPolicy</c>.
/// </remarks>
public static class RoleCapabilities
{
    /// <summary>Tells whether a role may do something, by the guide's table alone.</summary>
    /// <param name="role">The role.</param>
    /// <param name="capability">The action.</param>
    /// <returns>The answer and its reason. An action outside the table is not allowed.</returns>
    public static RoleDecision Decide(ParticipantRole role, MeetingCapability capability)
    {
        if (capability is < MeetingCapability.SpeakAndShareVideo or > MeetingCapability.TakeSlideControl
            || role is < ParticipantRole.Attendee or > ParticipantRole.Organizer)
        {
            return RoleDecision.No(RoleReason.NotUnderstood);
        }

        return role != ParticipantRole.Attendee ? RoleDecision.Yes(RoleReason.PresentersMay)
            : capability is MeetingCapability.SpeakAndShareVideo or MeetingCapability.Chat ? RoleDecision.Yes(RoleReason.AttendeesMay)
            : RoleDecision.No(RoleReason.PresentersOnly);
    }

    /// <summary>Tells whether a participant may do something in a meeting of today: the guide's table, narrowed by the organizer's policy and the meeting's options.</summary>
    /// <param name="scene">The meeting and what is around it; by <see cref="GuidanceProfile.SeedGuide"/> the table alone decides.</param>
    /// <param name="participant">Who asks.</param>
    /// <param name="role">Their role now.</param>
    /// <param name="capability">The action.</param>
    /// <returns>The answer and its reason. Nothing here allows more than the table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static RoleDecision Decide(AdmissionScene scene, in Participant participant, ParticipantRole role, MeetingCapability capability)
    {
        ArgumentNullException.ThrowIfNull(scene);
        RoleDecision table = Decide(role, capability);
        if (!table.IsAllowed || scene.Profile == GuidanceProfile.SeedGuide)
        {
            return table;
        }

        RoleReason narrowed = capability switch
        {
            MeetingCapability.SpeakAndShareVideo => Media(scene.Meeting, role),
            MeetingCapability.Chat => Chat(scene, participant),
            MeetingCapability.ChangeMeetingOptions => role < ParticipantRole.CoOrganizer ? RoleReason.OrganizersOnly : RoleReason.None,
            MeetingCapability.AdmitFromLobby => Lobby(scene, participant, role),
            MeetingCapability.Record => Recording(scene),
            MeetingCapability.TakeSlideControl => Slides(scene.Policy, participant),
            _ => RoleReason.None,
        };
        return narrowed == RoleReason.None ? table : RoleDecision.No(narrowed);
    }

    /// <summary>Refused only where both are off: the row is about either.</summary>
    private static RoleReason Media(MeetingAccess meeting, ParticipantRole role) =>
        role == ParticipantRole.Attendee && !meeting.AllowAttendeeMicrophone && !meeting.AllowAttendeeCamera ? RoleReason.MediaSwitchedOff : RoleReason.None;

    private static RoleReason Chat(AdmissionScene scene, in Participant participant)
    {
        if (!scene.Meeting.Chat.IsKnown || scene.Meeting.Chat == MeetingChatMode.Disabled)
        {
            return RoleReason.ChatSwitchedOff;
        }

        return scene.Policy.Chat switch
        {
            TenantMeetingChat.Enabled => RoleReason.None,
            TenantMeetingChat.EnabledExceptAnonymous when !participant.IsUnverified => RoleReason.None,
            _ => RoleReason.ChatNotForThem,
        };
    }

    private static RoleReason Lobby(AdmissionScene scene, in Participant participant, ParticipantRole role) =>
        role >= ParticipantRole.CoOrganizer ? RoleReason.None
        : scene.Policy.Admitters != LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters ? RoleReason.LobbyNotAllowed
        : scene.Meeting.Admitters != LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters ? RoleReason.LobbyForOrganizers
        : participant.IsSignedIn ? RoleReason.None
        : RoleReason.LobbyNotVisible;

    private static RoleReason Recording(AdmissionScene scene) =>
        !scene.Policy.AllowCloudRecording ? RoleReason.RecordingNotAllowed
        : !scene.Meeting.AllowRecording ? RoleReason.RecordingSwitchedOff
        : scene.Meeting.IsEndToEndEncrypted || scene.Meeting.IsWatermarked ? RoleReason.RecordingImpossible
        : RoleReason.None;

    private static RoleReason Slides(TenantMeetingPolicy policy, in Participant participant)
    {
        bool isMember = participant.Type is ParticipantType.Organizer or ParticipantType.TenantMember;
        return policy.SlideControl switch
        {
            SlideControl.Everyone => RoleReason.None,
            SlideControl.OrganizationAndGuests when isMember || participant.Type == ParticipantType.TenantGuest => RoleReason.None,
            SlideControl.Organization when isMember => RoleReason.None,
            _ => RoleReason.SlideControlNotForThem,
        };
    }
}
