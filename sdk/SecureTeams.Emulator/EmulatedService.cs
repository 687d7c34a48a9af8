namespace SecureTeams.Emulator;

/// <summary>Which of the emulator's services received a request.</summary>
public enum EmulatedService
{
    /// <summary>Microsoft Graph.</summary>
    Graph,

    /// <summary>Microsoft Entra: tokens, metadata and keys.</summary>
    Identity,

    /// <summary>The certificate authority's revocation lists.</summary>
    RevocationLists,
}
