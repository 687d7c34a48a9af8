namespace SecureTeams.Network.Stun;

/// <summary>What must be in a STUN message besides a code of integrity.</summary>
[Flags]
public enum StunDemands
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>A right FINGERPRINT, as ICE sends it (RFC 8445 7.1.1). Without this a right one or none is accepted.</summary>
    Fingerprint = 1,

    /// <summary>MESSAGE-INTEGRITY-SHA256 (RFC 8489 14.6). Without this HMAC-SHA1 is enough.</summary>
    Sha256 = 2,
}
