namespace SecureTeams.Network.Stun;

/// <summary>What became of verifying a STUN message.</summary>
public enum StunIntegrity
{
    /// <summary>Nothing was verified: the default, not a result.</summary>
    None = 0,

    /// <summary>The message comes from somebody who has the credential, and is unchanged. The only one to go on with.</summary>
    Valid = 1,

    /// <summary>There is no MESSAGE-INTEGRITY, or not the one that was demanded.</summary>
    Absent = 2,

    /// <summary>The code is not that of this message under this credential: changed, forged, or another password.</summary>
    Mismatch = 3,

    /// <summary>The fingerprint was demanded and is not there.</summary>
    FingerprintAbsent = 4,

    /// <summary>The fingerprint is not that of this message.</summary>
    FingerprintMismatch = 5,

    /// <summary>The message names another user or realm than the credential.</summary>
    OtherIdentity = 6,
}
