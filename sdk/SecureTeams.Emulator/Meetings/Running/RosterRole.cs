namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>What a participant is in a running meeting.</summary>
public enum RosterRole
{
    /// <summary>An attendee.</summary>
    Attendee,

    /// <summary>A presenter.</summary>
    Presenter,

    /// <summary>A co-organizer.</summary>
    Coorganizer,

    /// <summary>The organizer.</summary>
    Organizer,
}
