namespace SecureTeams.Transport.Certificates;

/// <summary>What <see cref="CertificateRules"/> found. The values are stable.</summary>
public enum CertificateFindingCode
{
    /// <summary>The platform has an objection that no other code names (<see cref="CertificateFindingSeverity.Error"/>).</summary>
    ChainInvalid = 0,

    /// <summary>The validity period has not begun (RFC 5280 section 4.1.2.5).</summary>
    NotYetValid = 1,

    /// <summary>The validity period has ended (RFC 5280 section 4.1.2.5).</summary>
    Expired = 2,

    /// <summary>The validity period ends soon (<see cref="CertificateFindingSeverity.Warning"/>).</summary>
    ExpiresSoon = 3,

    /// <summary>The certificate has no extended key usage extension (RFC 5280 section 4.2.1.12); it is refused, although a chain policy alone accepts it.</summary>
    ExtendedKeyUsageMissing = 4,

    /// <summary>The extended key usage does not name the purpose; <c>anyExtendedKeyUsage</c> alone does not.</summary>
    ExtendedKeyUsageWrong = 5,

    /// <summary>The key usage (RFC 5280 section 4.2.1.3) does not allow what the certificate is used for.</summary>
    KeyUsageWrong = 6,

    /// <summary>
    /// No CRL distribution point over http or https (RFC 5280 section 4.2.1.13) says where revocation is published. A
    /// <see cref="CertificateFindingSeverity.Warning"/> on an issuer, whose revocation then stays unknown.
    /// </summary>
    DistributionPointMissing = 7,

    /// <summary>A distribution point is plain HTTP, as with most public authorities (<see cref="CertificateFindingSeverity.Info"/>): the list is signed, but its reader is seen.</summary>
    DistributionPointPlainHttp = 8,

    /// <summary>The key is neither RSA with a sound exponent nor ECDSA on P-256, P-384 or P-521.</summary>
    KeyAlgorithmNotApproved = 9,

    /// <summary>The RSA key has fewer than 2048 bits.</summary>
    KeyTooSmall = 10,

    /// <summary>The certificate is signed over MD5, SHA-1 or another hash that is not approved.</summary>
    SignatureHashWeak = 11,

    /// <summary>An issuer is not a certificate authority, or its path length is exceeded (RFC 5280 section 4.2.1.9).</summary>
    IssuerNotAuthority = 12,

    /// <summary>The certificate of a certificate authority is used as that of an end entity.</summary>
    AuthorityAsEndEntity = 13,

    /// <summary>The subject alternative names do not include the host; a common name does not count (RFC 9525).</summary>
    NameMismatch = 14,

    /// <summary>The certificate is its own issuer.</summary>
    SelfSigned = 15,

    /// <summary>The chain ends in a root that is not trusted.</summary>
    UntrustedRoot = 16,

    /// <summary>An issuer between the certificate and the root is missing, or the root is neither sent nor known.</summary>
    ChainIncomplete = 17,

    /// <summary>A revocation list or stapled answer that the platform holds names the certificate as revoked.</summary>
    Revoked = 18,

    /// <summary>The serial number is negative, zero or longer than 20 octets (RFC 5280 section 4.1.2.2, <see cref="CertificateFindingSeverity.Warning"/>).</summary>
    SerialNumberUnusual = 19,

    /// <summary>The certificate is not of version 3, and so says neither what it is for nor whether it may issue.</summary>
    VersionObsolete = 20,

    /// <summary>The certificate or one of its extensions is not valid DER, or an extension occurs twice (RFC 5280 section 4.2).</summary>
    Malformed = 21,

    /// <summary>The signature does not belong to the issuer's key.</summary>
    SignatureInvalid = 22,
}
