namespace SecureTeams.Transport.Certificates;

/// <summary>What there is to say about a public key.</summary>
internal enum KeyQuality
{
    /// <summary>RSA or ECDSA on an approved curve, of sufficient size.</summary>
    Approved,

    /// <summary>Another algorithm or curve, or unreadable.</summary>
    NotApproved,

    /// <summary>RSA below 2048 bits.</summary>
    TooSmall,

    /// <summary>RSA with a public exponent that FIPS 186-5 does not allow.</summary>
    SmallExponent,
}
