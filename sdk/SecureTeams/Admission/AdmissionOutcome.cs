namespace SecureTeams.Admission;

/// <summary>What happens to a participant at a meeting's door.</summary>
public enum AdmissionOutcome
{
    /// <summary>Cannot join.</summary>
    Denied,

    /// <summary>Waits in the lobby until somebody admits or rejects them, or the wait times out.</summary>
    Lobby,

    /// <summary>Waits until an authenticated participant has joined, and is then let in without anybody's doing.</summary>
    WaitForAuthenticated,

    /// <summary>Joins at once.</summary>
    Direct,
}
