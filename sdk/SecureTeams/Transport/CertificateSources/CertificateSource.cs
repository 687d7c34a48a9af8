using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>
/// Where a certificate with its private key comes from, and comes from again when it is rotated.
/// </summary>
/// <remarks>
/// Thread-safe. A source owns the certificates it loads and disposes them: a replaced one an hour after its successor was
/// loaded, so that handshakes under way can end, and the last one with the source. Nothing is loaded before the first use,
/// and no watcher or timer runs: a use looks for a successor when <see cref="CertificateSourceSettings.RefreshInterval"/>
/// has passed. While a successor cannot be used (half-written, without its key, not yet valid) the previous certificate
/// stays in use until it ends; that is logged.
/// </remarks>
public abstract class CertificateSource : IDisposable
{
    private protected CertificateSource()
    {
    }

    /// <summary>Takes the certificate with a thumbprint from a certificate store. A renewed certificate has another thumbprint: use <see cref="FromStoreBySubject"/> for one that rotates.</summary>
    /// <param name="storeName">The store.</param>
    /// <param name="storeLocation">Whose store.</param>
    /// <param name="sha256Thumbprint">The SHA-256 hash of the certificate, 64 hexadecimal digits; colons and spaces between them are ignored. The SHA-1 thumbprint that Windows shows is not accepted.</param>
    /// <param name="settings">How often to look for a change, where to log, and what tells the time; null for the defaults.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The thumbprint is not a SHA-256 hash, or a setting is out of its range.</exception>
    public static CertificateSource FromStoreByThumbprint(StoreName storeName, StoreLocation storeLocation, string sha256Thumbprint, CertificateSourceSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sha256Thumbprint);
        return Create(new StoreLoader(storeName.ToString(), storeLocation, StoreChoice.ByThumbprint(sha256Thumbprint)), settings);
    }

    /// <summary>Takes, of the certificates with a subject in a certificate store, the one that is valid, has its private key and began last.</summary>
    /// <param name="storeName">The store.</param>
    /// <param name="storeLocation">Whose store.</param>
    /// <param name="subject">The whole distinguished name, such as <c>CN=teams-bot, O=Contoso</c>; the values are compared exactly, in this order.</param>
    /// <param name="settings">How often to look for a change, where to log, and what tells the time; null for the defaults.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The subject is not a distinguished name, or a setting is out of its range.</exception>
    public static CertificateSource FromStoreBySubject(StoreName storeName, StoreLocation storeLocation, string subject, CertificateSourceSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        return Create(new StoreLoader(storeName.ToString(), storeLocation, StoreChoice.BySubject(subject)), settings);
    }

    /// <summary>Reads the certificate from a PEM file (RFC 7468). Issuers after it in the file are sent along in handshakes.</summary>
    /// <param name="certificatePath">The file with the certificate first.</param>
    /// <param name="keyPath">The file with the private key; null when it is in <paramref name="certificatePath"/> too.</param>
    /// <param name="password">The password of the key; null when it is not encrypted.</param>
    /// <param name="settings">How often to look for a change, where to log, and what tells the time; null for the defaults.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">A path is empty, or a setting is out of its range.</exception>
    public static CertificateSource FromPemFile(string certificatePath, string? keyPath = null, string? password = null, CertificateSourceSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificatePath);
        return Create(new PemFileLoader(certificatePath, keyPath, password), settings);
    }

    /// <summary>Reads the certificate from a PKCS#12 file (RFC 7292) that holds exactly one private key. Issuers in the file are sent along in handshakes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password; null for none.</param>
    /// <param name="settings">How often to look for a change, where to log, and what tells the time; null for the defaults.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The path is empty, or a setting is out of its range.</exception>
    public static CertificateSource FromPfxFile(string path, string? password = null, CertificateSourceSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Create(new PfxFileLoader(path, password), settings);
    }

    /// <summary>Takes the certificate from code, such as a client of a key vault.</summary>
    /// <param name="load">
    /// Returns the certificate with its private key, or a handle to it. The source owns what is returned; the same object
    /// may be returned again while nothing has changed. It is never called twice at the same time.
    /// </param>
    /// <param name="settings">How often to call it (by default once an hour), where to log, and what tells the time; null for the defaults.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public static CertificateSource FromDelegate(Func<CancellationToken, ValueTask<X509Certificate2>> load, CertificateSourceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        return Create(new DelegateLoader(load), settings);
    }

    /// <summary>Gets the certificate that is to be used now, loading it first when there is none yet or when it was rotated.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The certificate with its private key; the source keeps ownership.</returns>
    /// <exception cref="SecureTeamsException">
    /// With <see cref="SecureTeamsErrorCode.ClientCertificateUnusable"/>: it cannot be loaded, has no private key or a weak
    /// one, or is outside its validity period; the message says which.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The source was disposed.</exception>
    public abstract ValueTask<X509Certificate2> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets the same certificate with the issuers to send along, in the form that TLS takes it. Nothing is fetched to complete the chain.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The same object until the certificate is rotated.</returns>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.ClientCertificateUnusable"/>, as of <see cref="GetAsync"/>.</exception>
    /// <exception cref="ObjectDisposedException">The source was disposed.</exception>
    public abstract ValueTask<SslStreamCertificateContext> GetContextAsync(CancellationToken cancellationToken = default);

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

    private static RotatingCertificateSource Create(CertificateLoader loader, CertificateSourceSettings? settings) =>
        new(loader, settings ?? new CertificateSourceSettings());
}
