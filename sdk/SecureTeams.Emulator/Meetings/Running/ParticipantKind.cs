namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>As what a participant is known to the meeting; attendance records name the identity accordingly.</summary>
public enum ParticipantKind
{
    /// <summary>A person of the meeting's tenant.</summary>
    Member,

    /// <summary>A guest of the meeting's tenant.</summary>
    Guest,

    /// <summary>A person signed in to another organisation.</summary>
    Federated,

    /// <summary>Nobody knows who: only a typed name.</summary>
    Anonymous,

    /// <summary>A telephone.</summary>
    Phone,

    /// <summary>A user of Azure Communication Services.</summary>
    CommunicationServices,

    /// <summary>A bot or another application.</summary>
    Application,
}
