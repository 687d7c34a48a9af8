using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.CertificateSources;

/// <summary>A TLS server that asks for client certificates or does not, and says whom it saw at each request.</summary>
internal sealed class AskingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SslServerAuthenticationOptions _options;
    private readonly Task _accepting;

    internal AskingServer(X509Certificate2 certificate, bool asks = true, SslProtocols protocol = SslProtocols.None, Func<X509Certificate2?, X509Certificate2[], bool>? accepts = null)
    {
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = asks,
            EnabledSslProtocols = protocol,
            RemoteCertificateValidationCallback = (_, shown, chain, _) =>
            {
                X509Certificate2[] sent = [.. chain?.ChainPolicy.ExtraStore ?? []];
                return accepts?.Invoke(shown as X509Certificate2, sent) ?? true;
            },
        };
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal Uri Address => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets the subject that each request came from, in order; "nobody" without a certificate.</summary>
    internal ConcurrentQueue<string> Seen { get; } = new();

    /// <summary>Gets what ends with the first request.</summary>
    internal Task Asked => _asked.Task;

    /// <summary>Completed to let answers go.</summary>
    internal TaskCompletionSource? Gate { get; set; }

    /// <summary>Gets a value indicating whether each connection is ended in good order after one answer: only then are sessions kept.</summary>
    internal bool Closes { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            await using var stream = new SslStream(connection.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(_options, _stopping.Token);
                using var reader = new StreamReader(stream, leaveOpen: true);
                while (await reader.ReadLineAsync(_stopping.Token) is { } line)
                {
                    if (line.Length == 0)
                    {
                        Seen.Enqueue(stream.RemoteCertificate?.Subject ?? "nobody");
                        _asked.TrySetResult();
                        await (Gate?.Task ?? Task.CompletedTask).WaitAsync(_stopping.Token);
                        await stream.WriteAsync(Closes ? "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"u8.ToArray() : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(), _stopping.Token);
                        if (Closes)
                        {
                            await stream.ShutdownAsync();
                            return;
                        }
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or AuthenticationException)
            {
            }
        }
    }
}
