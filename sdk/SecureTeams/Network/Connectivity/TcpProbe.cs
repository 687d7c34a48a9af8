using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network.Connectivity;

/// <summary>Connects and hangs up.</summary>
internal static class TcpProbe
{
    internal static async Task<ProbeAnswer> ConnectAsync(IPEndPoint target, CancellationToken stop)
    {
        try
        {
            using var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(target, stop).ConfigureAwait(false);
            return new ProbeAnswer(ConnectivityOutcome.Reached);
        }
        catch (SocketException failure)
        {
            return ProbeAnswer.Of(failure);
        }
        catch (OperationCanceledException)
        {
            return new ProbeAnswer(ConnectivityOutcome.NoAnswer);
        }
    }
}
