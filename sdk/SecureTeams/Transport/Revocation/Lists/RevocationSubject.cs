using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>What must be known of a certificate and its issuer to look it up.</summary>
internal sealed class RevocationSubject
{
    private RevocationSubject(X509Certificate2 certificate, ListIssuer issuer)
    {
        Issuer = issuer;
        Serial = certificate.SerialNumberBytes.ToArray();
        Points = DistributionPoints.Of(certificate);
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509BasicConstraintsExtension constraints)
            {
                IsAuthority = constraints.CertificateAuthority;
            }
        }
    }

    internal ListIssuer Issuer { get; }

    /// <summary>Gets the serial number, big-endian.</summary>
    internal byte[] Serial { get; }

    internal bool IsAuthority { get; }

    internal DistributionPoints Points { get; }

    internal static RevocationSubject Of(ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> issuer)
    {
        using X509Certificate2 subject = X509CertificateLoader.LoadCertificate(certificate);
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificate(issuer);
        return new RevocationSubject(subject, ListIssuer.Of(authority));
    }
}
