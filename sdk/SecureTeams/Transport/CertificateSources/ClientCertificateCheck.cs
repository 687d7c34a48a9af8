using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>What an own certificate must satisfy before it is shown to anybody. Its chain is the other side's business.</summary>
internal static class ClientCertificateCheck
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const int MinRsaBits = 2048;

    internal static bool IsValidAt(X509Certificate2 certificate, DateTimeOffset now) =>
        new DateTimeOffset(certificate.NotBefore) <= now && now <= new DateTimeOffset(certificate.NotAfter);

    /// <exception cref="TeamsTransportException">The certificate cannot be used for anything.</exception>
    internal static void Demand(X509Certificate2 certificate, string origin, DateTimeOffset now)
    {
        if (!certificate.HasPrivateKey)
        {
            throw Unusable(origin, "has no private key", "Install or export it together with its private key.");
        }

        if (KeyFault(certificate) is { } fault)
        {
            throw Unusable(origin, fault, "Issue it with RSA of at least 2048 bits, or ECDSA on P-256, P-384 or P-521.");
        }

        if (now > new DateTimeOffset(certificate.NotAfter))
        {
            throw Unusable(origin, $"ended on {Shown(certificate.NotAfter)}", "Renew it, or correct the clock of this machine.");
        }

        if (now < new DateTimeOffset(certificate.NotBefore))
        {
            throw Unusable(origin, $"is not valid before {Shown(certificate.NotBefore)}", "Install one that is valid already, or correct the clock of this machine.");
        }
    }

    /// <summary>An absent usage is refused like a wrong one: a server that is as strict as this SDK does not take such a certificate.</summary>
    /// <exception cref="TeamsTransportException">The certificate is not meant for TLS clients.</exception>
    internal static void DemandClientAuthentication(X509Certificate2 certificate)
    {
        foreach (X509EnhancedKeyUsageExtension usages in certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>())
        {
            foreach (Oid usage in usages.EnhancedKeyUsages)
            {
                if (usage.Value == ClientAuthentication)
                {
                    return;
                }
            }
        }

        throw Unusable("the client's certificate source", "lacks the enhanced key usage for client authentication (1.3.6.1.5.5.7.3.2), which mutual TLS needs", "Issue a certificate with that usage.");
    }

    /// <exception cref="TeamsTransportException">Microsoft Entra cannot verify an assertion made with the certificate's key.</exception>
    internal static void DemandRsa(X509Certificate2 certificate)
    {
        using RSA? key = certificate.GetRSAPublicKey();
        if (key is null)
        {
            throw Unusable("the credential's certificate source", "has a key that is not RSA, which Microsoft Entra asks for in client assertions", "Register a certificate with an RSA key of at least 2048 bits.");
        }
    }

    private static string? KeyFault(X509Certificate2 certificate)
    {
        using RSA? rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return rsa.KeySize >= MinRsaBits ? null : $"has an RSA key of {rsa.KeySize} bits";
        }

        using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa is null
            ? "has a key that is neither RSA nor ECDSA"
            : ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value switch
            {
                "1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35" => null,
                _ => "has an ECDSA key on a curve that is not approved",
            };
    }

    private static TeamsTransportException Unusable(string origin, string reason, string nextStep) =>
        new(SecureTeamsErrorCode.ClientCertificateUnusable, $"The certificate from {origin} {reason}.", nextStep);

    private static string Shown(DateTime local) => local.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);
}
