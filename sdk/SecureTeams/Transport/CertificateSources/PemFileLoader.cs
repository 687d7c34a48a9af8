using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>
/// Reads PEM files. Their content is compared by its hash: a mounted secret changes behind a symbolic link whose own time of
/// writing stays.
/// </summary>
internal sealed class PemFileLoader(string certificatePath, string? keyPath, string? password) : CertificateLoader
{
    internal override string Description { get; } = keyPath is null
        ? $"the file '{Path.GetFileName(certificatePath)}'"
        : $"the files '{Path.GetFileName(certificatePath)}' and '{Path.GetFileName(keyPath)}'";

    internal override async ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using CertificateFile certificate = await CertificateFile.ReadAsync(certificatePath, cancellationToken).ConfigureAwait(false);
            using CertificateFile? key = keyPath is null ? null : await CertificateFile.ReadAsync(keyPath, cancellationToken).ConfigureAwait(false);
            byte[] fingerprint = [.. SHA256.HashData(certificate.Content), .. key is null ? [] : SHA256.HashData(key.Content)];
            return current is not null && current.Fingerprint.Span.SequenceEqual(fingerprint) ? current : Parse(certificate, key ?? certificate, fingerprint);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("the file cannot be read", "Check that it exists and that this process may read it.", exception);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable("it is not PEM with a certificate and the key that belongs to it", "Check the file, the key's file and the key's password.", exception);
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The certificate is owned and disposed by what is returned.")]
    private LoadedCertificate Parse(CertificateFile certificateFile, CertificateFile keyFile, byte[] fingerprint)
    {
        ReadOnlySpan<char> text = certificateFile.DecodeText();
        ReadOnlySpan<char> key = keyFile.DecodeText();
        X509Certificate2 certificate = Portable(password is null
            ? X509Certificate2.CreateFromPem(text, key)
            : X509Certificate2.CreateFromEncryptedPem(text, key, password));
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPem(text);
        return new LoadedCertificate(certificate, WithoutEndEntity(issuers), fingerprint);
    }

    private static X509Certificate2Collection WithoutEndEntity(X509Certificate2Collection all)
    {
        all[0].Dispose();
        all.RemoveAt(0);
        return all;
    }

    /// <summary>Windows' TLS stack cannot use a key that was imported from PEM; one that went through PKCS#12 it can.</summary>
    private static X509Certificate2 Portable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            string once = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
            byte[] pkcs12 = certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, once);
            try
            {
                return X509CertificateLoader.LoadPkcs12(pkcs12, once, KeyStorage);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(pkcs12);
            }
        }
    }
}
