namespace SecureTeams.Transport.Revocation;

/// <summary>Where the knowledge about a certificate's revocation comes from.</summary>
public enum RevocationSource
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>A list that was fetched for this check.</summary>
    Fetched = 1,

    /// <summary>A list that was fetched before and is not older than <see cref="RevocationSettings.MaxAge"/>.</summary>
    Cached = 2,

    /// <summary>
    /// The platform, which says that the certificate is revoked: by an OCSP answer that the server stapled to the handshake
    /// (RFC 6066 section 8), or by what the platform holds. Its age is not known.
    /// </summary>
    Platform = 3,
}
