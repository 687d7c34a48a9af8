namespace SecureTeams.Transport.Revocation;

/// <summary>What happens when it cannot be found out whether a certificate has been revoked. There is no value that skips the check.</summary>
public enum RevocationRequirement
{
    /// <summary>The connection is refused. The default.</summary>
    HardFail = 0,

    /// <summary>The connection is made, and reported: in the log, in metrics and in the <see cref="TlsReport"/>. A certificate that is known to be revoked is refused all the same.</summary>
    SoftFail = 1,
}
