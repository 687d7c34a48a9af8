namespace SecureTeams.Transport.Fips;

/// <summary>Whether cryptography must come from a FIPS 140 validated module in its approved mode.</summary>
/// <remarks>In both modes the SDK offers FIPS-approved cipher suites and algorithms only. docs/fips.md says how each platform is asked.</remarks>
public enum FipsMode
{
    /// <summary>Approved algorithms only; the module behind them is the platform's, in whatever mode it runs. The default.</summary>
    Preferred = 0,

    /// <summary>
    /// As <see cref="Preferred"/>, and the client refuses to start (<see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>) unless
    /// the platform says that it is in its approved mode and the credential's certificate has an approved key and signature.
    /// Certificates that come from a source, for the credential or for mutual TLS, are judged at each use.
    /// </summary>
    Required = 1,
}
