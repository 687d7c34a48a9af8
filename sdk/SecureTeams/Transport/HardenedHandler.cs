using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport;

/// <summary>
/// Makes the handler that every connection of the SDK uses, to Microsoft Graph and to the identity provider alike:
/// TLS 1.2 or later, hard-fail revocation, serverAuth, no redirects, no cookies.
/// </summary>
internal sealed class HardenedHandler(TlsTrust trust, TlsReports reports, TimeProvider clock) : IDisposable
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

        // The platform's tracing would publish requests with their token and whole address, and send the application's
        // baggage to the service. The SDK has activities of its own.
        ActivityHeadersPropagator = null,

        // A revoked certificate must not live on in a pooled connection for long, and DNS changes must be seen.
        PooledConnectionLifetime = ConnectionLifetime,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            EncryptionPolicy = EncryptionPolicy.RequireEncryption,
            AllowRenegotiation = false,
            CertificateRevocationCheckMode = X509RevocationMode.Online,
            CertificateChainPolicy = trust.CreateChainPolicy(),
            RemoteCertificateValidationCallback = ServerCertificateCheck.Validate,
        },
        PlaintextStreamFilter = ReportAsync,
    };

    private ValueTask<Stream> ReportAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (context.PlaintextStream is SslStream { RemoteCertificate: X509Certificate2 certificate } stream && context.InitialRequestMessage.RequestUri is { } address)
        {
            reports.Record(address, new TlsReport
            {
                Host = stream.TargetHostName,
                Protocol = stream.SslProtocol,
                CipherSuite = stream.NegotiatedCipherSuite,
                Subject = certificate.Subject,
                Issuer = certificate.Issuer,
                NotAfter = certificate.NotAfter,
                RevocationChecked = stream.CheckCertRevocationStatus,
                CrlDistributionPoints = CrlDistributionPoints.Read(certificate),
                EstablishedAt = clock.GetUtcNow(),
            });
        }

        return ValueTask.FromResult(context.PlaintextStream);
    }
}
