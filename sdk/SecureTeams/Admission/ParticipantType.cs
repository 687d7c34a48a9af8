namespace SecureTeams.Admission;

/// <summary>
/// The kinds of participants that the guide tells apart ("Participant Types", and the lobby table).
/// </summary>
public enum ParticipantType
{
    /// <summary>Not classified. Waits in the lobby.</summary>
    Unknown,

    /// <summary>The organizer of the meeting, or a co-organizer.</summary>
    Organizer,

    /// <summary>A signed-in member of the organizer's tenant, wherever they are.</summary>
    TenantMember,

    /// <summary>A guest account of the organizer's tenant, signed in.</summary>
    TenantGuest,

    /// <summary>Signed in to another organization with which trust is mutual.</summary>
    Federated,

    /// <summary>Not signed in, and so not identified.</summary>
    Anonymous,

    /// <summary>A caller from the telephone network (PSTN), not identified.</summary>
    DialIn,
}
