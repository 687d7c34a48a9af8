using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>A real HTTP proxy on loopback: it tunnels, or does what a hostile one does.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _interceptWith;
    private readonly string? _answer;

    /// <param name="interceptWith">Ends TLS itself with this certificate instead of tunnelling.</param>
    /// <param name="answer">Answers CONNECT with this instead of 200.</param>
    internal ConnectProxy(X509Certificate2? interceptWith = null, string? answer = null)
    {
        _interceptWith = interceptWith;
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    internal Uri Address { get; }

    /// <summary>Gets the heads of the requests in the clear.</summary>
    internal ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>Gets what clients sent inside TLS that the proxy ended itself.</summary>
    internal ConcurrentQueue<string> Intercepted { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient owned = client;
        NetworkStream stream = client.GetStream();
        string head = await ReadHeadAsync(stream);
        Heads.Enqueue(head);
        if (_answer is null && !head.StartsWith("CONNECT ", StringComparison.Ordinal))
        {
            await ForwardAsync(stream, head);
            return;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer ?? "HTTP/1.1 200 Connection established\r\n\r\n"), _stop.Token);
        if (_answer is not null)
        {
            return;
        }

        if (_interceptWith is not null)
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _interceptWith }, _stop.Token);
            byte[] buffer = new byte[8192];
            int read = await tls.ReadAsync(buffer, _stop.Token);
            Intercepted.Enqueue(Encoding.ASCII.GetString(buffer, 0, read));
            return;
        }

        string[] target = head.Split(' ')[1].Split(':');
        using var server = new TcpClient();
        await server.ConnectAsync(target[0], int.Parse(target[1], null), _stop.Token);
        NetworkStream behind = server.GetStream();
        await Task.WhenAny(stream.CopyToAsync(behind, _stop.Token), behind.CopyToAsync(stream, _stop.Token));
    }

    /// <summary>A request for an http address, such as that of a revocation list.</summary>
    private async Task ForwardAsync(NetworkStream stream, string head)
    {
        var address = new Uri(head.Split(' ')[1]);
        using var server = new TcpClient();
        await server.ConnectAsync(address.Host, address.Port, _stop.Token);
        NetworkStream behind = server.GetStream();
        await behind.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        await Task.WhenAny(stream.CopyToAsync(behind, _stop.Token), behind.CopyToAsync(stream, _stop.Token));
    }

    /// <summary>Byte by byte, since what follows the head belongs to TLS.</summary>
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
