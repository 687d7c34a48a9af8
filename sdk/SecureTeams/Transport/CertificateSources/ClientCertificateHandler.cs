using System.Net.Security;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>
/// Shows a client certificate that rotates: one handler, with connections of its own, for each certificate. The certificate
/// is loaded before a request goes to its handler, because the platform's callbacks cannot wait for it.
/// </summary>
/// <remarks>
/// From the first request after a rotation on, no connection of the old certificate is used for a new request. Requests under
/// way end on theirs.
/// </remarks>
internal sealed class ClientCertificateHandler(CertificateSource source, FipsMode fips, Func<SslStreamCertificateContext, SocketsHttpHandler> make) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private Line? _current;
    private bool _disposed;

    /// <exception cref="TeamsTransportException">There is no certificate, it is not one for TLS clients, or not approved where that is required.</exception>
    internal static async ValueTask<SslStreamCertificateContext> LoadAsync(CertificateSource source, FipsMode fips, CancellationToken cancellationToken)
    {
        SslStreamCertificateContext certificate = await source.GetContextAsync(cancellationToken).ConfigureAwait(false);
        ClientCertificateCheck.DemandClientAuthentication(certificate.TargetCertificate);
        FipsGate.DemandApproved(fips, certificate.TargetCertificate, "client");
        return certificate;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SslStreamCertificateContext certificate = await LoadAsync(source, fips, cancellationToken).ConfigureAwait(false);
        Line line = Enter(certificate);
        try
        {
            return await line.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(line);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _disposed = true;
                _current?.Dispose();
                _current = null;
            }
        }

        base.Dispose(disposing);
    }

    private Line Enter(SslStreamCertificateContext certificate)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_current is null || !ReferenceEquals(_current.Certificate, certificate))
            {
                Line? old = _current;
                _current = new Line(certificate, make(certificate));
                old?.DisposeWhenUnused();
            }

            _current.Users++;
            return _current;
        }
    }

    private void Leave(Line line)
    {
        lock (_gate)
        {
            line.Users--;
            if (!ReferenceEquals(line, _current))
            {
                line.DisposeWhenUnused();
            }
        }
    }

    /// <summary>The connections of one certificate.</summary>
    private sealed class Line(SslStreamCertificateContext certificate, SocketsHttpHandler handler) : IDisposable
    {
        private readonly HttpMessageInvoker _invoker = new(handler);

        internal SslStreamCertificateContext Certificate => certificate;

        internal int Users { get; set; }

        internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);

        internal void DisposeWhenUnused()
        {
            if (Users == 0)
            {
                Dispose();
            }
        }

        public void Dispose() => _invoker.Dispose();
    }
}
