using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Handshake;

namespace SecureTeams.Transport;

/// <summary>
/// Makes the handler that every connection of the SDK uses, to Microsoft Graph and to the identity provider alike:
/// TLS 1.2 or later, hard-fail revocation, serverAuth, no redirects, no cookies.
/// </summary>
internal sealed class HardenedHandler(TlsHandshake handshake, TlsReports reports) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentBag<HttpMessageHandler> _made = [];

    internal SocketsHttpHandler Create()
    {
        SocketsHttpHandler handler = Make(clientCertificate: null);
        _made.Add(handler);
        return handler;
    }

    /// <summary>Makes the handler of connections on which the client's certificate is shown, when there is one.</summary>
    internal HttpMessageHandler Create(CertificateSource? clientCertificate)
    {
        if (clientCertificate is null)
        {
            return Create();
        }

        var handler = new ClientCertificateHandler(clientCertificate, Make);
        _made.Add(handler);
        return handler;
    }

    public void Dispose()
    {
        while (_made.TryTake(out HttpMessageHandler? handler))
        {
            handler.Dispose();
        }
    }

    private SocketsHttpHandler Make(SslStreamCertificateContext? clientCertificate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,

        // The platform counts the revocation check in, which has timeouts of its own and tells why it failed.
        ConnectTimeout = ConnectTimeout + handshake.CompletionBudget,
        MaxResponseHeadersLength = 32,

        // The platform's tracing would publish requests with their token and whole address, and send the application's
        // baggage to the service. The SDK has activities of its own.
        ActivityHeadersPropagator = null,

        // A revoked certificate must not live on in a pooled connection for long, and DNS changes must be seen.
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = handshake.CreateOptions(clientCertificate),
        PlaintextStreamFilter = clientCertificate is null ? CompleteAsync : CompleteMutualAsync,
    };

    private async ValueTask<Stream> CompleteAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (context.PlaintextStream is not SslStream stream || context.InitialRequestMessage.RequestUri is not { } address)
        {
            throw OriginGuardHandler.NotAllowed();
        }

        reports.Record(address, await handshake.CompleteAsync(stream, cancellationToken).ConfigureAwait(false));
        return stream;
    }

    private ValueTask<Stream> CompleteMutualAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken) =>
        context.PlaintextStream is SslStream { IsMutuallyAuthenticated: false } stream
            ? throw TeamsTransportException.ForOneSidedTls(stream.TargetHostName)
            : CompleteAsync(context, cancellationToken);
}
