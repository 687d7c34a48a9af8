using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>Serves revocation lists over plain HTTP on loopback.</summary>
internal sealed class ListServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, byte[]> _lists = new(StringComparer.Ordinal);
    private readonly string _folder = $"/{Guid.NewGuid():N}/";
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    internal ListServer()
    {
        _listener.Start();
        _loop = ServeAsync();
    }

    internal string Address(string name) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{_folder}{name}";

    internal void Publish(string name, byte[] list) => _lists[_folder + name] = list;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await AnswerAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // The client went away.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server was stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string path = (await reader.ReadLineAsync())?.Split(' ')[1] ?? string.Empty;
        while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
        {
        }

        bool found = _lists.TryGetValue(path, out byte[]? list);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Type: application/pkix-crl\r\nContent-Length: {list?.Length ?? 0}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(list ?? []);
    }
}
