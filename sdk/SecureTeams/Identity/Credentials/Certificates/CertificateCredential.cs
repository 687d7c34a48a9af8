using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Credentials.Certificates;

internal sealed class CertificateCredential(Guid clientId, X509Certificate2 certificate, CertificateProof proof) : ConfidentialCredential(clientId)
{
    internal override X509Certificate2? Certificate => certificate;

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, FipsMode fips) => builder.WithCertificate(certificate, proof.SendsCertificate);
}
