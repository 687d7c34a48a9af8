using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Handshake;

namespace SecureTeams.Transport;

/// <summary>
/// Makes the handler that every connection of the SDK uses, to Microsoft Graph and to the identity provider alike:
/// TLS 1.2 or later, hard-fail revocation, serverAuth, no redirects, no cookies.
/// </summary>
internal sealed class HardenedHandler(TlsHandshake handshake, TlsReports reports, IWebProxy? proxy = null) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentBag<SocketsHttpHandler> _made = [];

    internal SocketsHttpHandler Create()
    {
        SocketsHttpHandler handler = Make();
        _made.Add(handler);
        return handler;
    }

    public void Dispose()
    {
        while (_made.TryTake(out SocketsHttpHandler? handler))
        {
            handler.Dispose();
        }
    }

    private SocketsHttpHandler Make() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = 32,

        // Null is the system's proxy. What a proxy sees is the name of the host; TLS runs through it to the host itself.
        Proxy = proxy,
        UseProxy = true,

        // The platform's tracing would publish requests with their token and whole address, and send the application's
        // baggage to the service. The SDK has activities of its own.
        ActivityHeadersPropagator = null,

        // A revoked certificate must not live on in a pooled connection for long, and DNS changes must be seen.
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = handshake.CreateOptions(),
        PlaintextStreamFilter = CompleteAsync,
    };

    private async ValueTask<Stream> CompleteAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        // To a proxy the platform speaks in the clear, and says only where the tunnel shall lead; TLS follows inside, and comes back here.
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
        {
            return context.PlaintextStream;
        }

        if (context.PlaintextStream is not SslStream stream || context.InitialRequestMessage.RequestUri is not { } address)
        {
            throw OriginGuardHandler.NotAllowed();
        }

        TlsReport report = await handshake.CompleteAsync(stream, cancellationToken).ConfigureAwait(false);
        SecureTeamsDiagnostics.ConnectionsEstablished.Add(
            1,
            new KeyValuePair<string, object?>("tls.protocol.version", report.Protocol.ToString()),
            new KeyValuePair<string, object?>("tls.cipher", report.CipherSuite.ToString()));
        reports.Record(address, report);
        return stream;
    }
}
