using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>A certificate as it was loaded, with the issuers that came along and what it was loaded from.</summary>
internal sealed class LoadedCertificate(X509Certificate2 certificate, X509Certificate2Collection issuers, ReadOnlyMemory<byte> fingerprint) : IDisposable
{
    private SslStreamCertificateContext? _context;

    internal X509Certificate2 Certificate => certificate;

    /// <summary>Gets what tells whether the origin has changed since.</summary>
    internal ReadOnlyMemory<byte> Fingerprint => fingerprint;

    internal SslStreamCertificateContext Context => LazyInitializer.EnsureInitialized(ref _context, CreateContext);

    public void Dispose()
    {
        certificate.Dispose();
        foreach (X509Certificate2 issuer in issuers)
        {
            issuer.Dispose();
        }
    }

    /// <summary>Offline: the addresses that a certificate names are nobody's reason to connect anywhere.</summary>
    private SslStreamCertificateContext CreateContext() => SslStreamCertificateContext.Create(certificate, issuers, offline: true);
}
