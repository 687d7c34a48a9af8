using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Tests.Transport.Lab.Servers;

/// <summary>Accepts connections on loopback, hands each to a script, and remembers what a client gave away.</summary>
internal sealed class LabServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<LabConnection> _connections = [];
    private readonly Func<LabConnection, Task> _script;
    private readonly Task _accepting;

    internal LabServer(Func<LabConnection, Task> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    internal int Port { get; }

    /// <summary>Gets the requests, as text, that clients sent after their handshake.</summary>
    internal ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Gets how many bytes of answers the sockets took.</summary>
    internal long BytesSent => _connections.Sum(connection => connection.BytesSent);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        foreach (LabConnection connection in _connections)
        {
            connection.Dispose();
        }

        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new LabConnection(await _listener.AcceptSocketAsync(_stop.Token), Requests, _stop.Token);
                _connections.Add(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The lab is closed.
        }
    }

    private async Task ServeAsync(LabConnection connection)
    {
        using (connection)
        {
            try
            {
                await _script(connection);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // What a refused client does to a server is not what the lab asks about.
                connection.Failure = exception;
            }
        }
    }
}
