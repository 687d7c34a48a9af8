namespace SecureTeams.Network.Stun;

/// <summary>The attribute types that this library reads (RFC 8489 18.3).</summary>
public static class StunAttributeType
{
    /// <summary>USERNAME.</summary>
    public const int Username = 0x0006;

    /// <summary>MESSAGE-INTEGRITY: HMAC-SHA1, 20 bytes.</summary>
    public const int MessageIntegrity = 0x0008;

    /// <summary>ERROR-CODE.</summary>
    public const int ErrorCode = 0x0009;

    /// <summary>REALM.</summary>
    public const int Realm = 0x0014;

    /// <summary>NONCE.</summary>
    public const int Nonce = 0x0015;

    /// <summary>MESSAGE-INTEGRITY-SHA256: HMAC-SHA-256.</summary>
    public const int MessageIntegritySha256 = 0x001C;

    /// <summary>XOR-MAPPED-ADDRESS: where the server saw the request come from.</summary>
    public const int XorMappedAddress = 0x0020;

    /// <summary>FINGERPRINT: a checksum that tells STUN from other protocols. No protection against people.</summary>
    public const int Fingerprint = 0x8028;
}
