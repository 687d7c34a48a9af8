namespace SecureTeams.Transport.Certificates;

/// <summary>How much a <see cref="CertificateFinding"/> matters.</summary>
public enum CertificateFindingSeverity
{
    /// <summary>Worth knowing; no connection is refused for it.</summary>
    Info = 0,

    /// <summary>Needs attention soon; no connection is refused for it yet.</summary>
    Warning = 1,

    /// <summary>A connection with this certificate is refused.</summary>
    Error = 2,
}
