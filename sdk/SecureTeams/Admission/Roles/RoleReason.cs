namespace SecureTeams.Admission.Roles;

/// <summary>Why somebody may or may not do something in a meeting.</summary>
public enum RoleReason
{
    /// <summary>No reason: the value of a decision that was never made.</summary>
    None,

    /// <summary>The table gives it to presenters, and organizers are presenters.</summary>
    PresentersMay,

    /// <summary>The table gives it to attendees too.</summary>
    AttendeesMay,

    /// <summary>The table gives it to presenters only.</summary>
    PresentersOnly,

    /// <summary>Today only the organizer and co-organizers may.</summary>
    OrganizersOnly,

    /// <summary>The role or the action is not one that this version knows.</summary>
    NotUnderstood,

    /// <summary>The meeting's options keep attendees from microphone or camera.</summary>
    MediaSwitchedOff,

    /// <summary>The meeting has no chat, or a mode of chat that is not understood.</summary>
    ChatSwitchedOff,

    /// <summary>The organizer's policy has no chat, or none for anonymous people.</summary>
    ChatNotForThem,

    /// <summary>The meeting's options exclude recording.</summary>
    RecordingSwitchedOff,

    /// <summary>The organizer's policy excludes recording.</summary>
    RecordingNotAllowed,

    /// <summary>End-to-end encryption or a watermark excludes recording.</summary>
    RecordingImpossible,

    /// <summary>The meeting's options leave the lobby to the organizer and co-organizers.</summary>
    LobbyForOrganizers,

    /// <summary>Presenters who are not signed in do not see the lobby.</summary>
    LobbyNotVisible,

    /// <summary>The organizer's policy does not let this participant take control of slides.</summary>
    SlideControlNotForThem,

    /// <summary>The organizer's role belongs to whoever created the meeting.</summary>
    OrganizerIsFixed,

    /// <summary>Nobody gives or takes a role above their own.</summary>
    AboveOwnRole,

    /// <summary>Co-organizers are members or guests of the organizer's tenant.</summary>
    NotInDirectory,

    /// <summary>The organizer's policy leaves the lobby to the organizer and co-organizers.</summary>
    LobbyNotAllowed,
}
