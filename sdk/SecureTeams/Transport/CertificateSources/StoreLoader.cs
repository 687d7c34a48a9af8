using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>Looks into a certificate store. Whether a key there may be exported was decided when it was installed.</summary>
internal sealed class StoreLoader(string storeName, StoreLocation location, StoreChoice choice) : CertificateLoader
{
    internal override string Description { get; } = $"the certificate store {location}/{storeName}";

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The certificate is owned and disposed by what is returned.")]
    internal override ValueTask<LoadedCertificate> LoadAsync(LoadedCertificate? current, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using var store = new X509Store(storeName, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            X509Certificate2? chosen = Choose(store.Certificates, now);
            if (chosen is null)
            {
                throw Unreadable($"it holds none with this {choice.By}", $"Install the certificate with its private key there, or correct the {choice.By}.");
            }

            if (current is not null && current.Certificate.RawDataMemory.Span.SequenceEqual(chosen.RawDataMemory.Span))
            {
                chosen.Dispose();
                return ValueTask.FromResult(current);
            }

            return ValueTask.FromResult(new LoadedCertificate(chosen, [], ReadOnlyMemory<byte>.Empty));
        }
        catch (CryptographicException exception)
        {
            throw Unreadable("it cannot be opened", "Check that it exists and that this process may read it.", exception);
        }
    }

    private X509Certificate2? Choose(X509Certificate2Collection all, DateTimeOffset now)
    {
        X509Certificate2? chosen = all
            .Where(choice.Matches)
            .OrderByDescending(certificate => certificate.HasPrivateKey && ClientCertificateCheck.IsValidAt(certificate, now))
            .ThenByDescending(certificate => certificate.NotBefore)
            .FirstOrDefault();
        foreach (X509Certificate2 certificate in all)
        {
            if (!ReferenceEquals(certificate, chosen))
            {
                certificate.Dispose();
            }
        }

        return chosen;
    }
}
