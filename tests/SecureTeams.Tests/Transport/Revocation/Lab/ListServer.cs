using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>A distribution point on loopback that answers with whatever bytes a test wants, over http or https.</summary>
internal sealed class ListServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connected;

    internal ListServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The heads of all requests so far.</summary>
    internal ConcurrentQueue<string> Requests { get; } = new();

    internal int Connections => Volatile.Read(ref _connected);

    internal string Authority => $"localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Serves a list under a new address.</summary>
    internal string Publish(byte[] list) => PublishRaw(Answer("200 OK", list));

    internal string PublishRaw(byte[] answer) => PublishRaw((stream, stop) => stream.WriteAsync(answer, stop).AsTask());

    internal string PublishRaw(Func<Stream, CancellationToken, Task> answer)
    {
        string path = $"/{Guid.NewGuid():N}.crl";
        _answers[path] = answer;
        return $"{(_certificate is null ? "http" : "https")}://{Authority}{path}";
    }

    /// <summary>Serves something else under an address that is published already.</summary>
    internal void Replace(string url, byte[] list) => ReplaceRaw(url, (stream, stop) => stream.WriteAsync(Answer("200 OK", list), stop).AsTask());

    internal void ReplaceRaw(string url, Func<Stream, CancellationToken, Task> answer) => _answers[new Uri(url).AbsolutePath] = answer;

    internal int RequestsFor(string url) => Requests.Count(head => head.StartsWith($"GET {new Uri(url).AbsolutePath}", StringComparison.Ordinal));

    internal static byte[] Answer(string status, byte[] body, string headers = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/pkix-crl\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connected);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The server is being stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                    stream = tls;
                }

                await using (stream)
                {
                    string head = await ReadHeadAsync(stream);
                    if (head.Length == 0)
                    {
                        return;
                    }

                    Requests.Enqueue(head);
                    string path = head.Split(' ') is [_, var target, ..] ? target.Split('?')[0] : string.Empty;
                    Func<Stream, CancellationToken, Task> answer = _answers.GetValueOrDefault(path) ?? ((other, stop) => other.WriteAsync(Answer("404 Not Found", []), stop).AsTask());
                    await answer(stream, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the server is being stopped.
            }
        }
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(next, _stop.Token) > 0)
        {
            head.Append((char)next[0]);
        }

        return head.ToString();
    }
}
