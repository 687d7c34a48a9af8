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

    /// <summary>The endpoint from which a process on Azure gets tokens of its managed identity.</summary>
    ManagedIdentity,

    /// <summary>A foreign issuer of federated assertions.</summary>
    AssertionIssuer,
}
