namespace SecureTeams.Network.Stun;

/// <summary>Why bytes are not taken for a STUN message.</summary>
public enum StunParseFailure
{
    /// <summary>They are one.</summary>
    None = 0,

    /// <summary>Fewer than the 20 bytes of a header.</summary>
    TooShort = 1,

    /// <summary>More bytes than the caller allows.</summary>
    TooLong = 2,

    /// <summary>The first two bits are not zero: another protocol, such as RTP or DTLS, on the same port.</summary>
    NotStun = 3,

    /// <summary>The magic cookie is wrong: another protocol, or STUN as it was before RFC 5389.</summary>
    WrongMagicCookie = 4,

    /// <summary>The header's length is no multiple of four or not that of the bytes.</summary>
    WrongLength = 5,

    /// <summary>An attribute, with its padding, goes beyond the end.</summary>
    AttributeTooLong = 6,

    /// <summary>More than <see cref="StunMessage.MaxAttributes"/> attributes.</summary>
    TooManyAttributes = 7,

    /// <summary>An attribute whose length is fixed has another: integrity (20 and 32 bytes) or fingerprint (4 bytes).</summary>
    WrongAttributeLength = 8,

    /// <summary>Something follows FINGERPRINT, which must be the last attribute.</summary>
    AttributeAfterFingerprint = 9,
}
