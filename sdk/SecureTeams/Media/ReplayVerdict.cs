namespace SecureTeams.Media;

/// <summary>What a replay window says about an index.</summary>
public enum ReplayVerdict
{
    /// <summary>Behind the window: whether it was seen is no longer known, so it must be refused. The default.</summary>
    TooOld = 0,

    /// <summary>Seen already: refuse it.</summary>
    Replayed = 1,

    /// <summary>Not seen: the only one to go on with.</summary>
    Fresh = 2,

    /// <summary>Beyond the last index that the key may be used for (2^48 packets, RFC 3711 9.2): agree on a new key.</summary>
    Exhausted = 3,
}
