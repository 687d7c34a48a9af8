using System.Buffers.Binary;
using System.Net;

namespace SecureTeams.Network.Stun;

/// <summary>Reads the values of attributes that have a form of their own.</summary>
internal static class StunAddress
{
    private const int IPv4 = 1;
    private const int IPv6 = 2;

    /// <param name="value">The attribute's value.</param>
    /// <param name="mask">The magic cookie and the transaction id, as they are in the header.</param>
    internal static IPEndPoint? Unmask(ReadOnlySpan<byte> value, ReadOnlySpan<byte> mask)
    {
        int size = value.Length < 2 ? 0 : value[1] switch { IPv4 => 4, IPv6 => 16, _ => 0 };
        if (size == 0 || value.Length != 4 + size)
        {
            return null;
        }

        Span<byte> address = stackalloc byte[size];
        for (int index = 0; index < size; index++)
        {
            address[index] = (byte)(value[4 + index] ^ mask[index]);
        }

        int port = BinaryPrimitives.ReadUInt16BigEndian(value[2..]) ^ BinaryPrimitives.ReadUInt16BigEndian(mask);
        return new IPEndPoint(new IPAddress(address), port);
    }

    internal static int? ErrorCode(ReadOnlySpan<byte> value)
    {
        int hundreds = value[2] & 7;
        int rest = value[3];
        return hundreds is >= 3 and <= 6 && rest <= 99 ? (hundreds * 100) + rest : null;
    }
}
