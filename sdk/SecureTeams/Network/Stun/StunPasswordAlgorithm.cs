namespace SecureTeams.Network.Stun;

/// <summary>How the key of a long-term credential is made of user name, realm and password (RFC 8489 18.5).</summary>
public enum StunPasswordAlgorithm
{
    /// <summary>None: the default, which is refused.</summary>
    None = 0,

    /// <summary>MD5, the only one of RFC 5389. Refused where the platform refuses it, as in some FIPS modes.</summary>
    Md5 = 1,

    /// <summary>SHA-256 (RFC 8489). Both sides must have agreed on it (PASSWORD-ALGORITHM).</summary>
    Sha256 = 2,
}
