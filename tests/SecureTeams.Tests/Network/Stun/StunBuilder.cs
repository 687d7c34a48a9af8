using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SecureTeams.Tests.Network.Stun;

/// <summary>Writes STUN messages, right and wrong, on its own: nothing of the code under test is used.</summary>
internal sealed class StunBuilder
{
    private readonly List<byte> _bytes = [];

    internal StunBuilder(int type, ReadOnlySpan<byte> transactionId = default)
    {
        Span<byte> header = stackalloc byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], 0x2112A442);
        transactionId.CopyTo(header[8..]);
        _bytes.AddRange(header);
    }

    internal StunBuilder With(int type, ReadOnlySpan<byte> value)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)value.Length);
        _bytes.AddRange(header);
        _bytes.AddRange(value);
        _bytes.AddRange(new byte[-value.Length & 3]);
        return this;
    }

    internal StunBuilder WithIntegrity(byte[] key) => With(0x0008, HMACSHA1.HashData(key, UpTo(24)));

    internal StunBuilder WithSha256(byte[] key) => With(0x001C, HMACSHA256.HashData(key, UpTo(36)));

    internal StunBuilder WithFingerprint(uint change = 0)
    {
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(value, Crc(UpTo(8)) ^ 0x5354554E ^ change);
        return With(0x8028, value);
    }

    internal byte[] ToBytes() => UpTo(0);

    /// <summary>What there is, with a length as if so many bytes more were to come.</summary>
    private byte[] UpTo(int more)
    {
        byte[] bytes = [.. _bytes];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)(bytes.Length - 20 + more));
        return bytes;
    }

    /// <summary>By the definition: the remainder of a division of polynomials, bit after bit from the front.</summary>
    private static uint Crc(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (bool bit in bytes.SelectMany(value => Enumerable.Range(0, 8).Select(index => ((value >> index) & 1) == 1)))
        {
            bool carry = (remainder >> 31 == 1) ^ bit;
            remainder = (remainder << 1) ^ (carry ? 0x04C11DB7U : 0U);
        }

        uint reversed = 0;
        for (int index = 0; index < 32; index++)
        {
            reversed = (reversed << 1) | ((remainder >> index) & 1);
        }

        return ~reversed;
    }
}
