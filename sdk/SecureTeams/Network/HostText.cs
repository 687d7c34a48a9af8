using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network;

/// <summary>Tells names from addresses as strictly as those who read them differ.</summary>
internal static class HostText
{
    /// <summary>The longest name that DNS has (RFC 1035 2.3.4), as text.</summary>
    private const int LongestName = 253;

    /// <summary>Tells whether a text is a DNS name, or an address of one host in the form that every reader takes for the same.</summary>
    internal static bool IsHost(string text) => text.Length <= LongestName && Uri.CheckHostName(text) switch
    {
        UriHostNameType.Dns => !EndsInNumber(text.AsSpan().TrimEnd('.')),
        UriHostNameType.IPv4 => IPAddress.TryParse(text, out IPAddress? address) && address.ToString() == text && IsOneHost(address),
        UriHostNameType.IPv6 => !text.StartsWith('[') && IPAddress.TryParse(text, out IPAddress? address) && IsOneHost(address),
        _ => false,
    };

    /// <summary>Tells whether an address can be of one host: not unspecified, not of many, and not an IPv4 address within IPv6, which some readers unwrap.</summary>
    internal static bool IsOneHost(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] is > 0 and < 224
            : !address.IsIPv6Multicast && !address.IsIPv4MappedToIPv6 && (bytes.AsSpan(0, 12).ContainsAnyExcept((byte)0) || address.Equals(IPAddress.IPv6Loopback));
    }

    /// <summary>What ends in a number, decimal or hexadecimal, some readers take for an address, whatever stands before.</summary>
    private static bool EndsInNumber(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> last = name[(name.LastIndexOf('.') + 1)..];
        return !last.ContainsAnyExceptInRange('0', '9') || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
    }
}
