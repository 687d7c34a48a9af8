namespace SecureTeams.Transport.Revocation;

/// <summary>Why it is unknown whether a certificate has been revoked. The values are stable.</summary>
public enum RevocationFailure
{
    /// <summary>It is known.</summary>
    None = 0,

    /// <summary>The certificate names no distribution point with an http or https URL.</summary>
    NoDistributionPoint = 1,

    /// <summary>The distribution point could not be reached, or its TLS certificate was refused.</summary>
    Unreachable = 2,

    /// <summary>The distribution point did not send the list within <see cref="RevocationSettings.FetchTimeout"/>.</summary>
    TimedOut = 3,

    /// <summary>The distribution point answered with another status than 200; redirects are not followed.</summary>
    UnexpectedStatus = 4,

    /// <summary>The list is larger than <see cref="RevocationSettings.MaxListBytes"/>; the rest was not read.</summary>
    TooLarge = 5,

    /// <summary>What was sent is not a certificate revocation list (RFC 5280 section 5).</summary>
    Malformed = 6,

    /// <summary>The list names another issuer than the certificate's.</summary>
    WrongIssuer = 7,

    /// <summary>The list is not signed by the certificate's issuer, or its issuer may not sign lists (key usage cRLSign).</summary>
    SignatureInvalid = 8,

    /// <summary>The list is signed with an algorithm or key that is not approved.</summary>
    AlgorithmNotApproved = 9,

    /// <summary>The list's thisUpdate is in the future.</summary>
    NotYetCurrent = 10,

    /// <summary>The list's nextUpdate is past, or it has none.</summary>
    Outdated = 11,

    /// <summary>The list's issuing distribution point says that it does not cover the certificate (RFC 5280 section 5.2.5).</summary>
    OutOfScope = 12,

    /// <summary>The list is indirect: it speaks for other issuers too. Such lists are not supported.</summary>
    IndirectList = 13,

    /// <summary>The list is a delta of another (RFC 5280 section 5.2.4). Such lists are not supported.</summary>
    DeltaList = 14,

    /// <summary>The list or one of its entries has a critical extension that is not understood.</summary>
    UnknownCriticalExtension = 15,

    /// <summary>The chain does not lead to a trusted root, or a signature in it is invalid; nothing that its certificates name was asked.</summary>
    ChainUntrusted = 16,

    /// <summary>The distribution point sent a list that is older than one it has sent before: by its thisUpdate or its number.</summary>
    OlderThanKnown = 17,
}
