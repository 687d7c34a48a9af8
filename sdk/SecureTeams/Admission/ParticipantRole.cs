namespace SecureTeams.Admission;

/// <summary>The roles that the guide gives privileges to ("Participant Roles").</summary>
public enum ParticipantRole
{
    /// <summary>Invited to attend, not authorised to present.</summary>
    Attendee,

    /// <summary>Authorised to present, and to control what attendees do.</summary>
    Presenter,

    /// <summary>Created the meeting; by definition also a presenter.</summary>
    Organizer,
}
