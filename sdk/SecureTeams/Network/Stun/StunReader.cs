using System.Buffers.Binary;

namespace SecureTeams.Network.Stun;

/// <summary>Walks the bytes of a message. Nothing is read before its place has been compared with the end.</summary>
internal static class StunReader
{
    internal const int AttributeHeaderBytes = 4;
    internal const int Sha1Bytes = 20;
    internal const int Sha256Bytes = 32;
    internal const int FingerprintBytes = 4;

    internal static StunParseResult Read(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        StunParseFailure failure = CheckHeader(bytes, maxBytes);
        if (failure != StunParseFailure.None)
        {
            return new StunParseResult(failure);
        }

        byte[] copy = bytes.ToArray();
        var layout = new StunLayout();
        failure = Walk(copy, layout);
        return failure == StunParseFailure.None ? new StunParseResult(new StunMessage(copy, layout)) : new StunParseResult(failure);
    }

    private static StunParseFailure CheckHeader(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        if (bytes.Length < StunMessage.HeaderBytes)
        {
            return StunParseFailure.TooShort;
        }

        if (bytes.Length > maxBytes)
        {
            return StunParseFailure.TooLong;
        }

        if ((bytes[0] & 0xC0) != 0)
        {
            return StunParseFailure.NotStun;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) != StunMessage.MagicCookie)
        {
            return StunParseFailure.WrongMagicCookie;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        return length % 4 == 0 && length == bytes.Length - StunMessage.HeaderBytes ? StunParseFailure.None : StunParseFailure.WrongLength;
    }

    private static StunParseFailure Walk(byte[] bytes, StunLayout layout)
    {
        int count = 0;
        for (int offset = StunMessage.HeaderBytes; offset < bytes.Length;)
        {
            // Both the header's length and every step are multiples of four, so an attribute's own header always fits.
            int type = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(offset));
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(offset + 2));
            int next = offset + AttributeHeaderBytes + ((length + 3) & ~3);
            if (next > bytes.Length)
            {
                return StunParseFailure.AttributeTooLong;
            }

            if (layout.Fingerprint >= 0)
            {
                return StunParseFailure.AttributeAfterFingerprint;
            }

            if (++count > StunMessage.MaxAttributes)
            {
                return StunParseFailure.TooManyAttributes;
            }

            if (FixedLength(type) is { } expected && expected != length)
            {
                return StunParseFailure.WrongAttributeLength;
            }

            Note(bytes, layout, type, offset, length);
            offset = next;
        }

        return StunParseFailure.None;
    }

    private static void Note(byte[] bytes, StunLayout layout, int type, int offset, int length)
    {
        switch (type)
        {
            case StunAttributeType.Fingerprint:
                layout.Fingerprint = offset;
                break;
            case StunAttributeType.MessageIntegritySha256 when layout.IntegritySha256 < 0:
                layout.IntegritySha256 = offset;
                break;
            case StunAttributeType.MessageIntegrity when !layout.IsProtected:
                layout.Integrity = offset;
                break;
            default:
                if (!layout.IsProtected)
                {
                    layout.Attributes.Add(new StunAttribute(type, bytes.AsMemory(offset + AttributeHeaderBytes, length)));
                }

                break;
        }
    }

    private static int? FixedLength(int type) => type switch
    {
        StunAttributeType.MessageIntegrity => Sha1Bytes,
        StunAttributeType.MessageIntegritySha256 => Sha256Bytes,
        StunAttributeType.Fingerprint => FingerprintBytes,
        _ => null,
    };
}
