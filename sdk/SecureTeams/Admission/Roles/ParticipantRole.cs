namespace SecureTeams.Admission.Roles;

/// <summary>The roles that carry privileges in a meeting, the weakest first.</summary>
/// <remarks>Source: the guide "Security and Microsoft Teams", section "Participant Roles"; co-organizers are newer than the guide.</remarks>
public enum ParticipantRole
{
    /// <summary>Invited to attend, not authorised to present.</summary>
    Attendee,

    /// <summary>Authorised to present, and to control what attendees do.</summary>
    Presenter,

    /// <summary>Shares most controls of the organizer.</summary>
    CoOrganizer,

    /// <summary>Created the meeting; by definition also a presenter.</summary>
    Organizer,
}
