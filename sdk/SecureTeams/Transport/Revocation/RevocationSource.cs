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

    /// <summary>The platform: an OCSP answer that the server stapled, or a list that the platform holds. Its age is not known.</summary>
    Platform = 3,
}
