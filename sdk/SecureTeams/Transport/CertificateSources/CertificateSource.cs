using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>
/// Where a certificate with its private key comes from, and comes from again when it is rotated.
/// </summary>
/// <remarks>Thread-safe. A source owns the certificates it loads and disposes them.</remarks>
public abstract class CertificateSource : IDisposable
{
    private protected CertificateSource()
    {
    }

    /// <summary>Gets the certificate that is to be used now, loading it first when there is none yet or when it was rotated.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The certificate with its private key; the source keeps ownership.</returns>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.ClientCertificateUnusable"/>: it cannot be loaded, has no private key, or is outside its validity period.</exception>
    public abstract ValueTask<X509Certificate2> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Disposes the certificates that the source loaded.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the certificates that the source loaded.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
