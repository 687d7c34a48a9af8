using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Emulator.Certificates;

internal static class ThrowAwayRoot
{
    /// <summary>Makes a root whose name no other run has: the platform caches revocation lists on disk by issuer name and address.</summary>
    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName("SecureTeams emulator");
        subject.AddCommonName($"Throw-away root {Guid.NewGuid():N}");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now.AddDays(-90), now.AddDays(365));
    }
}
