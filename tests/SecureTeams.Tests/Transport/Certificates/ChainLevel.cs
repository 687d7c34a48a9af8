using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>What one certificate of a <see cref="CertificateChain"/> says; a test changes what it is about.</summary>
internal sealed class ChainLevel
{
    internal const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    internal const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    internal const string AnyUsage = "2.5.29.37.0";

    internal required string Subject { get; set; }

    internal AsymmetricAlgorithm Key { get; set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Gets or sets the key that the certificate shows, when it is not <see cref="Key"/>.</summary>
    internal PublicKey? ForeignKey { get; set; }

    /// <summary>Gets or sets how its issuer signs it; null for SHA-256.</summary>
    internal Func<AsymmetricAlgorithm, X509SignatureGenerator>? Signature { get; set; }

    internal HashAlgorithmName Hash { get; set; } = HashAlgorithmName.SHA256;

    internal TimeSpan NotBefore { get; set; } = TimeSpan.FromDays(-2);

    internal TimeSpan NotAfter { get; set; } = TimeSpan.FromDays(300);

    internal byte[] SerialNumber { get; set; } = [0x40, .. RandomNumberGenerator.GetBytes(12)];

    internal bool? IsAuthority { get; set; } = true;

    internal int? PathLength { get; set; }

    internal X509KeyUsageFlags KeyUsage { get; set; } = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

    internal string[] ExtendedKeyUsages { get; set; } = [];

    internal string[] Names { get; set; } = [];

    internal string[] DistributionPoints { get; set; } = ["https://crl.example/list.crl"];

    internal List<X509Extension> Further { get; } = [];

    internal static X509SignatureGenerator PlainGenerator(AsymmetricAlgorithm issuerKey) => issuerKey switch
    {
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
        _ => throw new NotSupportedException(),
    };

    internal X509Certificate2 Issue(X500DistinguishedName issuer, AsymmetricAlgorithm issuerKey, DateTimeOffset now)
    {
        var request = new CertificateRequest(new X500DistinguishedName(Subject), ForeignKey ?? Key switch
        {
            RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1).PublicKey,
            ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa).PublicKey,
            _ => throw new NotSupportedException(),
        }, Hash);
        AddExtensions(request);
        return request.Create(issuer, Signature?.Invoke(issuerKey) ?? PlainGenerator(issuerKey), now + NotBefore, now + NotAfter, SerialNumber);
    }

    private void AddExtensions(CertificateRequest request)
    {
        if (IsAuthority is { } authority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, PathLength is not null, PathLength ?? 0, critical: true));
        }

        if (KeyUsage != X509KeyUsageFlags.None)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(KeyUsage, critical: true));
        }

        if (ExtendedKeyUsages.Length > 0)
        {
            var usages = new OidCollection();
            foreach (string usage in ExtendedKeyUsages)
            {
                usages.Add(new Oid(usage));
            }

            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, critical: false));
        }

        if (Names.Length > 0)
        {
            request.CertificateExtensions.Add(SubjectNames.Encode(Names));
        }

        if (DistributionPoints.Length > 0)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(DistributionPoints));
        }

        foreach (X509Extension extension in Further)
        {
            request.CertificateExtensions.Add(extension);
        }
    }
}
