namespace SecureTeams.Emulator;

/// <summary>What is right or wrong with the certificate of a further Graph endpoint. A careful client accepts <see cref="Valid"/> only.</summary>
public enum ServerCertificateProfile
{
    /// <summary>Nothing is wrong.</summary>
    Valid,

    /// <summary>The certificate is on its authority's revocation list.</summary>
    Revoked,

    /// <summary>The validity period ended a day ago.</summary>
    Expired,

    /// <summary>The validity period starts tomorrow.</summary>
    NotYetValid,

    /// <summary>The certificate was issued for another host name.</summary>
    WrongName,

    /// <summary>The certificate was issued by an authority that nobody trusts.</summary>
    UntrustedIssuer,

    /// <summary>The extended key usage allows client authentication only.</summary>
    ClientAuthenticationOnly,

    /// <summary>There is no extended key usage extension; the platform alone accepts this.</summary>
    NoExtendedKeyUsage,

    /// <summary>There is no revocation list distribution point, so revocation cannot be checked.</summary>
    NoCrlDistributionPoint,

    /// <summary>The host name stands in the subject's common name only; the platform alone accepts this.</summary>
    CommonNameOnly,

    /// <summary>The distribution point is an <c>https://</c> address, which the platform does not fetch.</summary>
    HttpsCrlDistributionPoint,
}
