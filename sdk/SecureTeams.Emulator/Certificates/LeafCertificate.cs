using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Emulator.Certificates;

internal static class LeafCertificate
{
    public static X509Certificate2 Create(CertificateIssuance issuance, X509Certificate2 issuer, Uri? distributionPoint, DateTimeOffset now)
    {
        using var rsa = issuance.UseRsaKey ? RSA.Create(2048) : null;
        using var ecdsa = rsa is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(issuance.CommonName);
        var request = rsa is not null
            ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), ecdsa!, HashAlgorithmName.SHA256);
        AddExtensions(request, issuance, issuer, distributionPoint);

        using var issuerKey = issuer.GetECDsaPrivateKey()
            ?? throw new InvalidOperationException("The authority's key is gone.");
        using var certificate = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuerKey),
            issuance.NotBefore ?? now.AddHours(-1),
            issuance.NotAfter ?? now.AddDays(30),
            SerialNumber());
        return Portable(rsa is not null ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey(ecdsa!));
    }

    private static void AddExtensions(CertificateRequest request, CertificateIssuance issuance, X509Certificate2 issuer, Uri? distributionPoint)
    {
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (issuance.ExtendedKeyUsages.Count > 0)
        {
            var usages = new OidCollection();
            foreach (var usage in issuance.ExtendedKeyUsages)
            {
                usages.Add(new Oid(usage));
            }

            extensions.Add(new X509EnhancedKeyUsageExtension(usages, critical: false));
        }

        if (issuance.DnsNames.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in issuance.DnsNames)
            {
                names.AddDnsName(name);
            }

            extensions.Add(names.Build());
        }

        if (distributionPoint is not null)
        {
            extensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([distributionPoint.AbsoluteUri]));
        }
    }

    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        // RFC 5280 wants a positive number without leading zero octets.
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }

    private static X509Certificate2 Portable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Windows' TLS stack cannot use an ephemeral key.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
        }
    }
}
