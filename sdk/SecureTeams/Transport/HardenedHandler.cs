using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Runtime.CompilerServices;
using SecureTeams.Transport.CertificateSources;
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

        var handler = new ClientCertificateHandler(clientCertificate, handshake.Fips, Make);
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

        // Null is the system's proxy. What a proxy sees is the name of the host; TLS runs through it to the host itself.
        Proxy = proxy,
        UseProxy = true,

        // The platform's tracing would publish requests with their token and whole address, and send the application's
        // baggage to the service. The SDK has activities of its own.
        ActivityHeadersPropagator = null,

        // A revoked certificate must not live on in a pooled connection for long, and DNS changes must be seen.
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = handshake.CreateOptions(clientCertificate),
        PlaintextStreamFilter = async (context, stop) =>
        {
            _ = await JudgeAsync(context, mutual: clientCertificate is not null, stop).ConfigureAwait(false);
            return context.PlaintextStream;
        },
    };

    /// <summary>Connects anew, as a request would, and stops when the handshake and its checks are over; nothing is sent.</summary>
    /// <exception cref="TeamsTransportException">The connection failed or was refused.</exception>
    internal async Task<TlsReport> ProbeAsync(Uri origin, CertificateSource? clientCertificate, CancellationToken cancellationToken)
    {
        SslStreamCertificateContext? certificate = clientCertificate is null ? null : await ClientCertificateHandler.LoadAsync(clientCertificate, handshake.Fips, cancellationToken).ConfigureAwait(false);
        var seen = new StrongBox<TlsReport?>();
        using SocketsHttpHandler handler = Make(certificate);
        handler.PlaintextStreamFilter = async (context, stop) =>
        {
            seen.Value = await JudgeAsync(context, mutual: certificate is not null, stop).ConfigureAwait(false);
            return seen.Value is null ? context.PlaintextStream : throw new OperationCanceledException("The handshake is over, and a probe sends nothing.");
        };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Head, origin);
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && seen.Value is not null)
        {
            return seen.Value;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && TransportFault.TryTranslate(exception, origin.Host, out TeamsTransportException? fault))
        {
            throw fault;
        }

        throw OriginGuardHandler.NotAllowed();
    }

    /// <summary>Finishes the handshake with the host; null when the connection is one to a proxy.</summary>
    private async ValueTask<TlsReport?> JudgeAsync(SocketsHttpPlaintextStreamFilterContext context, bool mutual, CancellationToken cancellationToken)
    {
        // A proxy is told in the clear where the tunnel shall lead, and nothing else; TLS follows inside, and comes back here.
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
        {
            return null;
        }

        if (context.PlaintextStream is not SslStream stream || context.InitialRequestMessage.RequestUri is not { } address)
        {
            throw OriginGuardHandler.NotAllowed();
        }

        TlsReport report;
        try
        {
            if (mutual && !stream.IsMutuallyAuthenticated)
            {
                throw TeamsTransportException.ForOneSidedTls(stream.TargetHostName);
            }

            report = await handshake.CompleteAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (TeamsTransportException refusal) when (refusal.Code is SecureTeamsErrorCode.CipherSuiteRefused or SecureTeamsErrorCode.MutualTlsNotNegotiated)
        {
            // A refused certificate has been counted where it was judged.
            SecureTeamsDiagnostics.ConnectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", refusal.Code.ToString()));
            throw;
        }

        SecureTeamsDiagnostics.ConnectionsEstablished.Add(
            1,
            new KeyValuePair<string, object?>("tls.protocol.version", report.Protocol.ToString()),
            new KeyValuePair<string, object?>("tls.cipher", report.CipherSuite.ToString()));
        reports.Record(address, report);
        return report;
    }
}
