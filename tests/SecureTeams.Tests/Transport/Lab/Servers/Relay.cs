using System.Net;
using System.Net.Sockets;
using SecureTeams.Tests.Transport.Lab.Probes;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>Somebody in the middle, who sees every TLS record that goes by and may change it.</summary>
internal static class Relay
{
    /// <summary>What is done to a record: its direction, its bytes with the header, and its number in that direction.</summary>
    internal delegate void Tampering(bool toServer, byte[] record, int number);

    /// <summary>A good server that is reached through the relay. Directly it can be reached by everybody.</summary>
    internal static LabSetup Between(LabBench bench, PlatformTls tls, Tampering tamper)
    {
        LabSetup behind = bench.Serve(tls, Answers.Good);
        var relay = new LabServer(connection => RelayAsync(connection, behind.Server.Port, tamper));
        return new LabSetup(relay, (_, stop) => PermissiveProbe.Sees(tls.Chain.Leaf)(behind.Server, stop)) { Companion = behind };
    }

    internal static async Task RelayAsync(LabConnection connection, int port, Tampering tamper)
    {
        using var onward = new TcpClient();
        await onward.ConnectAsync(IPAddress.Loopback, port, connection.Stop);
        NetworkStream server = onward.GetStream();
        await Task.WhenAny(
            PumpAsync(connection.Raw, server, toServer: true, tamper, connection.Stop),
            PumpAsync(server, connection.Raw, toServer: false, tamper, connection.Stop));
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, bool toServer, Tampering tamper, CancellationToken stop)
    {
        byte[] header = new byte[5];
        for (int number = 1; await from.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop) == header.Length; number++)
        {
            byte[] record = new byte[header.Length + ((header[3] << 8) | header[4])];
            header.CopyTo(record, 0);
            await from.ReadExactlyAsync(record.AsMemory(header.Length), stop);
            tamper(toServer, record, number);
            await to.WriteAsync(record, stop);
        }
    }
}
