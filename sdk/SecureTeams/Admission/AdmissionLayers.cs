namespace SecureTeams.Admission;

/// <summary>The layers that can decide who gets in, strongest first.</summary>
[Flags]
public enum AdmissionLayers
{
    /// <summary>No layer: no decision was made.</summary>
    None = 0,

    /// <summary>The kind of participant alone.</summary>
    Participant = 1,

    /// <summary>What holds in the whole tenant.</summary>
    Tenant = 2,

    /// <summary>What the administrator allows the organizer.</summary>
    OrganizerPolicy = 4,

    /// <summary>A sensitivity label or template that is enforced.</summary>
    EnforcedLabel = 8,

    /// <summary>The meeting's own options.</summary>
    MeetingOptions = 16,

    /// <summary>The invitation.</summary>
    Invitation = 32,

    /// <summary>Who has joined this run of the meeting.</summary>
    Roster = 64,
}
