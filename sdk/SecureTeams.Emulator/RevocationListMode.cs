namespace SecureTeams.Emulator;

/// <summary>How the emulator answers requests for certificate revocation lists.</summary>
public enum RevocationListMode
{
    /// <summary>A freshly signed list. The default.</summary>
    Current,

    /// <summary>A properly signed list whose nextUpdate has passed.</summary>
    Stale,

    /// <summary>A list in the authority's name, signed with another key.</summary>
    WronglySigned,

    /// <summary>No list: status 503.</summary>
    Unavailable,

    /// <summary>A body of 64 MiB that is no list.</summary>
    Oversized,
}
