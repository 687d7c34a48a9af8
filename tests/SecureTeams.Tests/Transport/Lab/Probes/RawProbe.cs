using System.Net.Sockets;
using System.Text;
using SecureTeams.Tests.Transport.Lab.Servers;

namespace SecureTeams.Tests.Transport.Lab.Probes;

/// <summary>A client without TLS.</summary>
internal static class RawProbe
{
    /// <summary>Sends a few bytes and checks how the answer begins; null when none is expected.</summary>
    internal static Func<LabServer, CancellationToken, Task> Reads(string? start) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync("\x16\x03\x01\0\x01\x01"u8.ToArray(), stop);
        if (start is not null)
        {
            byte[] buffer = new byte[start.Length];
            await stream.ReadExactlyAsync(buffer, stop);
            Assert.Equal(start, Encoding.Latin1.GetString(buffer));
        }
    };

    /// <summary>Offers a version and a suite, and returns those of the server's hello.</summary>
    internal static Func<LabServer, CancellationToken, Task> IsGreetedWith(int version, int suite) => async (server, stop) =>
    {
        using TcpClient tcp = await PermissiveProbe.ConnectAsync(server.Port, stop);
        NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync(Hello(version, suite), stop);
        byte[] answer = new byte[5 + 4 + 2 + 32 + 1 + 2];
        await stream.ReadExactlyAsync(answer, stop);
        Assert.Equal(22, answer[0]);
        Assert.Equal(2, answer[5]);
        Assert.Equal(version, (answer[9] << 8) | answer[10]);
        Assert.Equal(suite, (answer[^2] << 8) | answer[^1]);
    };

    private static byte[] Hello(int version, int suite)
    {
        byte[] body = [(byte)(version >> 8), (byte)version, .. new byte[32], 0, 0, 2, (byte)(suite >> 8), (byte)suite, 1, 0];
        return [22, 3, 1, 0, (byte)(body.Length + 4), 1, 0, 0, (byte)body.Length, .. body];
    }
}
