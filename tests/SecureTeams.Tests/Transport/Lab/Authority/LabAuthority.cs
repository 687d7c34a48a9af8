using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>
/// A certificate authority that issues whatever it is asked to. Every one has a name of its own, since platforms keep
/// revocation lists by the issuer's name.
/// </summary>
internal sealed class LabAuthority
{
    private readonly LabKey _key;

    private LabAuthority(X509Certificate2 certificate, LabKey key)
    {
        Certificate = certificate;
        _key = key;
    }

    internal X509Certificate2 Certificate { get; }

    internal static LabAuthority Root(CertificateProfile? profile = null)
    {
        CertificateProfile root = profile ?? CertificateProfile.Authority("root") with { Key = LabKey.NewP256() };
        X500DistinguishedName name = Name(root);
        return new LabAuthority(Create(root, name, name, root.Key, issuer: null), root.Key);
    }

    /// <summary>An authority that calls itself as another one does, with a key of its own.</summary>
    internal static LabAuthority Impersonating(LabAuthority other)
    {
        LabKey key = LabKey.NewP256();
        CertificateProfile profile = CertificateProfile.Authority("impostor") with { Key = key };
        return new LabAuthority(Create(profile, other.Certificate.SubjectName, other.Certificate.SubjectName, key, issuer: null), key);
    }

    internal X509Certificate2 Issue(CertificateProfile profile) => Create(profile, Name(profile), Certificate.SubjectName, _key, Certificate);

    internal LabAuthority Subordinate(CertificateProfile profile) => new(Issue(profile), profile.Key);

    internal byte[] List(RevocationListProfile profile) => profile.Encode(Certificate, _key);

    private static X509Certificate2 Create(CertificateProfile profile, X500DistinguishedName subject, X500DistinguishedName issuerName, LabKey issuerKey, X509Certificate2? issuer)
    {
        var request = new CertificateRequest(subject, profile.Key.PublicKey, profile.Hash);
        foreach (X509Extension extension in Extensions(profile, request.PublicKey, issuer))
        {
            request.CertificateExtensions.Add(extension);
        }

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        X509SignatureGenerator signature = LabSignature.Create(issuerKey, profile.Hash, profile.SignedWithPss);
        return request.Create(issuerName, signature, now + profile.From, now + profile.Until, Serial());
    }

    private static X500DistinguishedName Name(CertificateProfile profile)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(profile.CommonName);
        return name.Build();
    }

    private static IEnumerable<X509Extension> Extensions(CertificateProfile profile, PublicKey key, X509Certificate2? issuer)
    {
        yield return new X509BasicConstraintsExtension(profile.IsAuthority, profile.PathLength is not null, profile.PathLength ?? 0, critical: true);
        yield return new X509KeyUsageExtension(profile.KeyUsage, critical: true);
        yield return new X509SubjectKeyIdentifierExtension(key, critical: false);
        if (issuer is not null)
        {
            yield return X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        }

        if (profile.Usages is { } usages)
        {
            var oids = new OidCollection();
            foreach (string usage in usages)
            {
                oids.Add(new Oid(usage));
            }

            yield return new X509EnhancedKeyUsageExtension(oids, critical: false);
        }

        if (profile.DnsNames.Length + profile.Addresses.Length > 0)
        {
            yield return AlternativeNames.Encode(profile.DnsNames, profile.Addresses);
        }

        if (profile.DistributionPoint is { } list)
        {
            yield return CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]);
        }

        foreach (X509Extension extension in profile.More)
        {
            yield return extension;
        }
    }

    private static byte[] Serial()
    {
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }
}
