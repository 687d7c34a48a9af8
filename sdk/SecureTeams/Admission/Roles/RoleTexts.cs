namespace SecureTeams.Admission.Roles;

/// <summary>The reasons as sentences for people.</summary>
internal static class RoleTexts
{
    internal static string Of(RoleReason reason) => reason switch
    {
        RoleReason.PresentersMay => "Presenters may do this, and the organizer is by definition a presenter.",
        RoleReason.AttendeesMay => "Attendees may do this.",
        RoleReason.PresentersOnly => "Only presenters may do this; a presenter can promote the attendee.",
        RoleReason.OrganizersOnly => "Only the organizer and co-organizers may do this.",
        RoleReason.NotUnderstood => "This version does not know the role or the action, and what it does not know is not allowed.",
        RoleReason.MediaSwitchedOff => "The meeting's options keep attendees from switching on microphone or camera.",
        RoleReason.ChatSwitchedOff => "The meeting's options close the chat.",
        RoleReason.ChatNotForThem => "The organizer's policy closes the chat for them.",
        RoleReason.RecordingSwitchedOff => "The meeting's options exclude recording.",
        RoleReason.RecordingNotAllowed => "The organizer's policy does not allow recording.",
        RoleReason.RecordingImpossible => "A meeting with end-to-end encryption or a watermark cannot be recorded.",
        RoleReason.LobbyForOrganizers => "The meeting's options leave the lobby to the organizer and co-organizers.",
        RoleReason.LobbyNotAllowed => "The organizer's policy leaves the lobby to the organizer and co-organizers.",
        RoleReason.LobbyNotVisible => "Presenters who are not signed in do not see the lobby.",
        RoleReason.SlideControlNotForThem => "The organizer's policy does not let this participant take control of another's slides.",
        RoleReason.OrganizerIsFixed => "The organizer is whoever created the meeting; the role is neither given nor taken.",
        RoleReason.AboveOwnRole => "Nobody gives a role above their own, or takes one from somebody above them.",
        RoleReason.NotInDirectory => "Only members and guests of the organizer's tenant can be co-organizers.",
        _ => "No decision was made.",
    };
}
