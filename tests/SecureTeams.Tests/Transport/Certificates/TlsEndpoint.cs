using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>A TLS server on loopback that shows a chain, and keeps what clients send after the handshake.</summary>
internal sealed class TlsEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslServerAuthenticationOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private int _received;

    internal TlsEndpoint(X509Certificate2 leaf, params X509Certificate2[] issuers)
    {
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(leaf, [.. issuers], offline: true),
        };
        _listener.Start();
        _loop = ServeAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets how many bytes clients sent after their handshakes.</summary>
    internal int Received => _received;

    /// <summary>Lets in only clients that show a certificate, whichever.</summary>
    internal void DemandClientCertificate()
    {
        _options.ClientCertificateRequired = true;
        _options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
    }

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
                await ShakeHandsAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The server was stopped.
        }
    }

    private async Task ShakeHandsAsync(TcpClient client)
    {
        await using var stream = new SslStream(client.GetStream());
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            deadline.CancelAfter(TimeSpan.FromSeconds(20));
            await stream.AuthenticateAsServerAsync(_options, deadline.Token);
            _received += await stream.ReadAsync(new byte[1024], deadline.Token);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException)
        {
            // The client refused, which is what most of these tests are about.
        }
    }
}
