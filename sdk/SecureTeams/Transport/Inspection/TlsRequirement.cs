namespace SecureTeams.Transport.Inspection;

/// <summary>One demand of a <see cref="TlsPolicy"/>. The values are stable.</summary>
public enum TlsRequirement
{
    /// <summary>The protocol version (<see cref="TlsPolicy.MinimumProtocol"/>).</summary>
    Protocol = 0,

    /// <summary>The cipher suite (<see cref="TlsPolicy.AllowedCipherSuites"/>).</summary>
    CipherSuite = 1,

    /// <summary>Certificates on both sides (<see cref="TlsPolicy.RequireMutualAuthentication"/>).</summary>
    MutualAuthentication = 2,

    /// <summary>A known revocation status of the whole chain (<see cref="TlsPolicy.RequireRevocationChecked"/>).</summary>
    Revocation = 3,

    /// <summary>The certificate (<see cref="TlsPolicy.HighestFindingSeverity"/>).</summary>
    Certificate = 4,

    /// <summary>The approved mode of the platform's cryptography (<see cref="TlsPolicy.RequirePlatformInFipsMode"/>).</summary>
    FipsMode = 5,
}
