namespace SecureTeams.Transport.Revocation;

/// <summary>What is known about one certificate's revocation.</summary>
public enum RevocationStatus
{
    /// <summary>Nothing is known; <see cref="RevocationResult.Failure"/> says why.</summary>
    Unknown = 0,

    /// <summary>A current list of the certificate's issuer does not name it.</summary>
    Good = 1,

    /// <summary>A current list of the certificate's issuer names it, on hold included.</summary>
    Revoked = 2,
}
