using System.Net;
using SecureTeams.Tests.Network.Stun;

namespace SecureTeams.Tests.Network.Connectivity;

/// <summary>Datagrams that come from the right address and port and are no answer to the request. The address in them is the attacker's choice.</summary>
internal static class StunForgeries
{
    internal static string[] Names { get; } =
    [
        "empty", "garbage", "echo", "other transaction", "one bit of the transaction", "wrong cookie", "no address", "broken address", "indication", "other method", "wrong fingerprint", "too large",
        "trailing byte", "address after integrity", "unknown attribute that must be understood", "no port",
    ];

    internal static byte[] Make(string name, byte[] request, IPEndPoint from)
    {
        byte[] right = StunServer.Success(request, from);
        byte[] evil = StunServer.Masked(request, new IPEndPoint(IPAddress.Parse("203.0.113.66"), 666));
        ReadOnlySpan<byte> transaction = request.AsSpan(8, 12);
        return name switch
        {
            "empty" => [],
            "garbage" => [.. Enumerable.Range(0, 100).Select(index => (byte)(index * 37))],
            "echo" => request,
            "other transaction" => new StunBuilder(0x0101, new byte[12]).With(0x0020, evil).ToBytes(),
            "one bit of the transaction" => new StunBuilder(0x0101, [.. request[8..19], (byte)(request[19] ^ 1)]).With(0x0020, evil).ToBytes(),
            "wrong cookie" => [.. right[..4], 0, 0, 0, 0, .. right[8..]],
            "no address" => new StunBuilder(0x0101, transaction).With(0x8022, "x"u8).ToBytes(),
            "broken address" => new StunBuilder(0x0101, transaction).With(0x0020, evil.AsSpan(0, 7)).ToBytes(),
            "indication" => new StunBuilder(0x0011, transaction).With(0x0020, evil).ToBytes(),
            "other method" => new StunBuilder(0x0103, transaction).With(0x0020, evil).ToBytes(),
            "wrong fingerprint" => new StunBuilder(0x0101, transaction).With(0x0020, evil).WithFingerprint(change: 1).ToBytes(),
            "too large" => new StunBuilder(0x0101, transaction).With(0x0020, evil).With(0x8022, new byte[4000]).ToBytes(),
            "trailing byte" => [.. right, 0],
            "address after integrity" => new StunBuilder(0x0101, transaction).WithIntegrity([1, 2, 3]).With(0x0020, evil).ToBytes(),
            "unknown attribute that must be understood" => new StunBuilder(0x0101, transaction).With(0x7FFE, "x"u8).With(0x0020, evil).ToBytes(),
            "no port" => new StunBuilder(0x0101, transaction).With(0x0020, StunServer.Masked(request, new IPEndPoint(IPAddress.Parse("203.0.113.66"), 0))).ToBytes(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
