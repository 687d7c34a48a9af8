using System.Net;

namespace SecureTeams.Network.Stun;

/// <summary>A STUN message (RFC 8489; RFC 5389), whose bytes came over the network and prove nothing until <see cref="VerifyIntegrity"/> says so.</summary>
/// <remarks>
/// Reading never throws on hostile bytes, and keeps a copy of its own. Attributes after MESSAGE-INTEGRITY are left out, as the RFC demands, since anyone may have added
/// them: only MESSAGE-INTEGRITY-SHA256 and FINGERPRINT count there. Of several attributes of one type the first counts. Immutable and thread-safe.
/// </remarks>
public sealed class StunMessage
{
    /// <summary>The size of a header: 20 bytes.</summary>
    public const int HeaderBytes = 20;

    /// <summary>The most attributes that a message may have: 64.</summary>
    public const int MaxAttributes = 64;

    /// <summary>The size that is allowed unless the caller says otherwise: 2,048 bytes, more than a datagram without fragments has.</summary>
    public const int DefaultMaxBytes = 2048;

    internal const uint MagicCookie = 0x2112A442;

    private readonly byte[] _bytes;
    private readonly StunLayout _layout;

    internal StunMessage(byte[] bytes, StunLayout layout)
    {
        _bytes = bytes;
        _layout = layout;
        Attributes = layout.Attributes.AsReadOnly();
    }

    /// <summary>Gets the class.</summary>
    public StunClass Class => (StunClass)(((_bytes[0] & 1) << 1) | ((_bytes[1] >> 4) & 1));

    /// <summary>Gets the method, for example 1 for Binding (RFC 8489 18.2).</summary>
    public int Method => ((_bytes[0] & 0x3E) << 6) | ((_bytes[1] & 0xE0) >> 1) | (_bytes[1] & 0x0F);

    /// <summary>Gets the transaction id: 12 bytes.</summary>
    public ReadOnlyMemory<byte> TransactionId => _bytes.AsMemory(8, 12);

    /// <summary>Gets the attributes that count, in their order; without those of integrity and fingerprint.</summary>
    public IReadOnlyList<StunAttribute> Attributes { get; }

    /// <summary>Gets the code of an ERROR-CODE attribute, 300 to 699; null where there is none, or no valid one.</summary>
    public int? ErrorCode => Find(StunAttributeType.ErrorCode) is { Length: >= 4 } value && StunAddress.ErrorCode(value.Span) is { } code ? code : null;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    internal StunLayout Layout => _layout;

    /// <summary>Reads a message of at most <see cref="DefaultMaxBytes"/>.</summary>
    /// <param name="bytes">One datagram, or one message of a stream: nothing before and nothing behind it.</param>
    /// <returns>The message or the reason.</returns>
    public static StunParseResult Parse(ReadOnlySpan<byte> bytes) => Parse(bytes, DefaultMaxBytes);

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">One datagram, or one message of a stream: nothing before and nothing behind it.</param>
    /// <param name="maxBytes">The most bytes that are looked at: 20 to 65,552, the header with the most that its length can say.</param>
    /// <returns>The message or the reason.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is out of its range.</exception>
    public static StunParseResult Parse(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, HeaderBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxBytes, HeaderBytes + 65532);
        return StunReader.Read(bytes, maxBytes);
    }

    /// <summary>Finds the first attribute of a type among <see cref="Attributes"/>.</summary>
    /// <param name="type">The type, for example <see cref="StunAttributeType.Realm"/>.</param>
    /// <returns>Its value; null where there is none.</returns>
    public ReadOnlyMemory<byte>? Find(int type)
    {
        foreach (StunAttribute attribute in _layout.Attributes)
        {
            if (attribute.Type == type)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>Gets the address that the server saw the request come from (XOR-MAPPED-ADDRESS, RFC 8489 14.2).</summary>
    /// <returns>The address; null where there is none, or no valid one.</returns>
    public IPEndPoint? GetMappedAddress() =>
        Find(StunAttributeType.XorMappedAddress) is { } value ? StunAddress.Unmask(value.Span, _bytes.AsSpan(4, 16)) : null;

    /// <summary>Verifies that the message comes from somebody who has the credential, unchanged.</summary>
    /// <remarks>
    /// Where both integrity attributes are there, MESSAGE-INTEGRITY-SHA256 decides and MESSAGE-INTEGRITY must be right as well. Whoever sits between can take the
    /// stronger one away; demand it (<see cref="StunDemands.Sha256"/>) where the other side is known to send it. A fingerprint
    /// must be right where there is one. USERNAME and REALM, where there, must be the credential's. Codes are compared in constant time.
    /// </remarks>
    /// <param name="credential">What is shared with the other side.</param>
    /// <param name="demands">What must be there besides MESSAGE-INTEGRITY or MESSAGE-INTEGRITY-SHA256.</param>
    /// <returns><see cref="StunIntegrity.Valid"/>, or why the message must be dropped.</returns>
    public StunIntegrity VerifyIntegrity(StunCredential credential, StunDemands demands = StunDemands.None)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return StunVerification.Verify(this, credential, demands);
    }

    /// <summary>Verifies the checksum that tells STUN from other protocols (FINGERPRINT, RFC 8489 14.7). It proves nothing about the sender.</summary>
    /// <returns><see langword="true"/> when there is one and it is right.</returns>
    public bool HasValidFingerprint() => StunVerification.Fingerprint(this) == true;

    /// <summary>Returns class and method; attributes may name a person or hold a token.</summary>
    /// <returns>For example <c>STUN Request 0x001</c>.</returns>
    public override string ToString() => $"STUN {Class} 0x{Method:X3}";
}
