using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SecureTeams.Network.Stun;

/// <summary>The codes of RFC 8489 14.5 to 14.7: each covers what stands before it, with the header's length as if the code were the end.</summary>
internal static class StunVerification
{
    private const uint FingerprintMask = 0x5354554E;

    /// <summary>The reflected polynomial of CRC-32 (ITU V.42).</summary>
    private const uint Polynomial = 0xEDB88320;

    internal static StunIntegrity Verify(StunMessage message, StunCredential credential, StunDemands demands)
    {
        StunLayout layout = message.Layout;
        if (!layout.IsProtected || (demands.HasFlag(StunDemands.Sha256) && layout.IntegritySha256 < 0))
        {
            return StunIntegrity.Absent;
        }

        switch (Fingerprint(message))
        {
            case false:
                return StunIntegrity.FingerprintMismatch;
            case null when demands.HasFlag(StunDemands.Fingerprint):
                return StunIntegrity.FingerprintAbsent;
        }

        if (!HasCode(message, credential, layout.IntegritySha256, StunReader.Sha256Bytes) || !HasCode(message, credential, layout.Integrity, StunReader.Sha1Bytes))
        {
            return StunIntegrity.Mismatch;
        }

        return credential.IsNamedIn(message) ? StunIntegrity.Valid : StunIntegrity.OtherIdentity;
    }

    /// <returns>Null where there is none.</returns>
    internal static bool? Fingerprint(StunMessage message)
    {
        int offset = message.Layout.Fingerprint;
        if (offset < 0)
        {
            return null;
        }

        // FINGERPRINT is the last attribute, so the header's length is that of the message as it is.
        uint expected = Checksum(message.Bytes[..offset]) ^ FingerprintMask;
        return BinaryPrimitives.ReadUInt32BigEndian(message.Bytes[(offset + StunReader.AttributeHeaderBytes)..]) == expected;
    }

    /// <returns>True also where there is no such attribute.</returns>
    private static bool HasCode(StunMessage message, StunCredential credential, int offset, int size)
    {
        if (offset < 0)
        {
            return true;
        }

        Span<byte> expected = stackalloc byte[size];
        Code(message.Bytes[..offset], credential.Key, expected);
        return CryptographicOperations.FixedTimeEquals(expected, message.Bytes.Slice(offset + StunReader.AttributeHeaderBytes, size));
    }

    [SuppressMessage("SecureTeams.Cryptography", "ST2103:Weak hash chosen by name", Justification = "MESSAGE-INTEGRITY is HMAC-SHA1 (RFC 8489 14.5), which SP 800-131A approves; StunDemands.Sha256 demands the other.")]
    internal static void Code(ReadOnlySpan<byte> covered, ReadOnlySpan<byte> key, Span<byte> code)
    {
        HashAlgorithmName hash = code.Length == StunReader.Sha256Bytes ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(hash, key);
        Span<byte> header = stackalloc byte[StunMessage.HeaderBytes];
        covered[..StunMessage.HeaderBytes].CopyTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(covered.Length - StunMessage.HeaderBytes + StunReader.AttributeHeaderBytes + code.Length));
        hmac.AppendData(header);
        hmac.AppendData(covered[StunMessage.HeaderBytes..]);
        hmac.GetHashAndReset(code);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (Polynomial & (0U - (crc & 1)));
            }
        }

        return ~crc;
    }
}
