using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>One kind of origin of certificates. It is asked by one caller at a time.</summary>
internal abstract class CertificateLoader
{
    /// <summary>
    /// Gets how imported keys are kept: never marked exportable, and in memory only on Linux. Windows' TLS cannot use a key
    /// that is in memory only, and macOS has none; there it lies in a container that goes with the certificate.
    /// </summary>
    protected static X509KeyStorageFlags KeyStorage { get; } = OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;

    /// <summary>Gets the origin as messages name it, without folders.</summary>
    internal abstract string Description { get; }

    internal virtual TimeSpan DefaultRefreshInterval => TimeSpan.FromSeconds(30);

    /// <summary>Loads the certificate, or returns <paramref name="current"/> when it still is what the origin holds.</summary>
    /// <exception cref="TeamsTransportException">The origin holds nothing that can be loaded.</exception>
    internal abstract ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, DateTimeOffset now, CancellationToken cancellationToken);

    protected TeamsTransportException Unreadable(string why, string nextStep, Exception? cause = null) =>
        new(SecureTeamsErrorCode.ClientCertificateUnusable, $"The certificate cannot be loaded from {Description}: {why}.", nextStep, cause);

    protected static bool IsUnreadable(Exception exception) => exception is CryptographicException or ArgumentException or FormatException;
}
