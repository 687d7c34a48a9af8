using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network.Boundary;

/// <summary>Reads blocks of addresses strictly.</summary>
internal static class AddressBlock
{
    private static readonly SearchValues<char> IPv4Characters = SearchValues.Create("0123456789.");

    internal static bool LooksLikeOne(ReadOnlySpan<char> text) => text.ContainsAny(':', '/') || !text.ContainsAnyExcept(IPv4Characters);

    internal static bool TryParse(ReadOnlySpan<char> text, out IPNetwork block)
    {
        block = default;
        int slash = text.IndexOf('/');
        ReadOnlySpan<char> addressText = slash < 0 ? text : text[..slash];
        if (!TryAddress(addressText, out IPAddress? address))
        {
            return false;
        }

        int bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        int prefix = bits;
        if (slash >= 0 && !TryPrefix(text[(slash + 1)..], bits, out prefix))
        {
            return false;
        }

        if ((Value(address) & HostMask(bits, prefix)) != 0)
        {
            return false;
        }

        block = new IPNetwork(address, prefix);
        return true;
    }

    internal static Block Of(IPNetwork network)
    {
        bool isIPv6 = network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6;
        UInt128 first = Value(network.BaseAddress);
        return new Block(isIPv6, first, first | HostMask(isIPv6 ? 128 : 32, network.PrefixLength));
    }

    private static bool TryAddress(ReadOnlySpan<char> text, out IPAddress address)
    {
        // The platform takes "127.1", "0x7f.0.0.1" and "010.0.0.1" for addresses; a reader and a firewall do not agree about them.
        bool isIPv6 = text.Contains(':');
        bool isPlain = !text.ContainsAny("%[]") && !(isIPv6 && text.Contains('.'));
        if (isPlain && IPAddress.TryParse(text, out IPAddress? parsed) && (isIPv6 ? !parsed.IsIPv4MappedToIPv6 : text.SequenceEqual(parsed.ToString())))
        {
            address = parsed;
            return true;
        }

        address = IPAddress.None;
        return false;
    }

    private static bool TryPrefix(ReadOnlySpan<char> text, int bits, out int prefix)
    {
        prefix = 0;
        return text.Length is > 0 and <= 3 && (text[0] != '0' || text.Length == 1) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= bits;
    }

    private static UInt128 HostMask(int bits, int prefix) => prefix == bits ? UInt128.Zero : UInt128.MaxValue >> (128 - bits + prefix);

    private static UInt128 Value(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int written);
        UInt128 value = 0;
        foreach (byte part in bytes[..written])
        {
            value = (value << 8) | part;
        }

        return value;
    }

    /// <summary>The first and the last address of a block, as numbers.</summary>
    internal readonly record struct Block(bool IsIPv6, UInt128 First, UInt128 Last);
}
