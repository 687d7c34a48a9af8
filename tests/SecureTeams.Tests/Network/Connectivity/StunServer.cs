using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using SecureTeams.Tests.Network.Stun;

namespace SecureTeams.Tests.Network.Connectivity;

/// <summary>A real STUN server on UDP, which answers as its script says; nothing of the code under test is used.</summary>
internal sealed class StunServer : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly Socket _elsewhere;
    private readonly Func<StunServer, byte[], IPEndPoint, int, IEnumerable<byte[]>> _script;
    private readonly Channel<byte[]> _requests = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    private StunServer(IPAddress address, Func<StunServer, byte[], IPEndPoint, int, IEnumerable<byte[]>> script)
    {
        _script = script;
        _socket = Bind(address);
        _elsewhere = Bind(address);
        _serving = ServeAsync();
    }

    internal IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    internal static StunServer Start(Func<byte[], IPEndPoint, IEnumerable<byte[]>> script, IPAddress? address = null) =>
        new(address ?? IPAddress.Loopback, (_, request, from, _) => script(request, from));

    /// <summary>Starts a server that leaves the first requests without an answer.</summary>
    internal static StunServer StartDeaf(int toRequests) =>
        new(IPAddress.Loopback, (_, request, from, count) => count <= toRequests ? [] : [Success(request, from)]);

    /// <summary>Starts a server whose right answer comes from another port than the one that was asked.</summary>
    internal static StunServer StartSpoofed() => new(IPAddress.Loopback, (server, request, from, _) =>
    {
        server._elsewhere.SendTo(Success(request, from), from);
        return [];
    });

    /// <summary>Waits for the next request.</summary>
    internal async Task<byte[]> NextAsync(CancellationToken stop) => await _requests.Reader.ReadAsync(stop);

    internal static byte[] Success(byte[] request, IPEndPoint from) => new StunBuilder(0x0101, request.AsSpan(8, 12)).With(0x8022, "test"u8).With(0x0020, Masked(request, from)).WithFingerprint().ToBytes();

    internal static byte[] Error(byte[] request, int code) => new StunBuilder(0x0111, request.AsSpan(8, 12)).With(0x0009, [0, 0, (byte)(code / 100), (byte)(code % 100)]).ToBytes();

    internal static byte[] Masked(byte[] request, IPEndPoint from)
    {
        byte[] address = from.Address.GetAddressBytes();
        byte[] value = [0, (byte)(address.Length == 4 ? 1 : 2), 0, 0, .. address.Select((part, index) => (byte)(part ^ request[4 + index]))];
        BinaryPrimitives.WriteUInt16BigEndian(value.AsSpan(2), (ushort)(from.Port ^ 0x2112));
        return value;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _socket.Dispose();
        _elsewhere.Dispose();
        _end.Dispose();
    }

    private static Socket Bind(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[2048];
        int count = 0;
        try
        {
            while (true)
            {
                SocketReceiveFromResult received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(EndPoint.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0), _end.Token);
                byte[] request = buffer[..received.ReceivedBytes];
                count++;
                foreach (byte[] answer in _script(this, request, (IPEndPoint)received.RemoteEndPoint, count))
                {
                    await _socket.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, _end.Token);
                }

                _requests.Writer.TryWrite(request);
            }
        }
        catch (OperationCanceledException)
        {
            _requests.Writer.TryComplete();
        }
    }
}
