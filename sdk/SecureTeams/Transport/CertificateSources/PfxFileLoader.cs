using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>Reads a PKCS#12 file, compared by the hash of its content as in <see cref="PemFileLoader"/>.</summary>
internal sealed class PfxFileLoader(string path, string? password) : CertificateLoader
{
    internal override string Description { get; } = $"the file '{Path.GetFileName(path)}'";

    internal override async ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using CertificateFile file = await CertificateFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            byte[] fingerprint = SHA256.HashData(file.Content);
            return current is not null && current.Fingerprint.Span.SequenceEqual(fingerprint)
                ? current
                : Split(X509CertificateLoader.LoadPkcs12Collection(file.Content, password, KeyStorage), fingerprint);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("the file cannot be read", "Check that it exists and that this process may read it.", exception);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable("it is not PKCS#12, or the password does not fit", "Check the file and its password.", exception);
        }
    }

    private LoadedCertificate Split(X509Certificate2Collection all, byte[] fingerprint)
    {
        X509Certificate2[] withKey = [.. all.Where(certificate => certificate.HasPrivateKey)];
        if (withKey.Length == 1)
        {
            all.Remove(withKey[0]);
            return new LoadedCertificate(withKey[0], all, fingerprint);
        }

        foreach (X509Certificate2 certificate in all)
        {
            certificate.Dispose();
        }

        throw Unreadable(
            withKey.Length == 0 ? "none of its certificates has a private key" : "several of its certificates have a private key",
            "Export one certificate together with its private key.");
    }
}
