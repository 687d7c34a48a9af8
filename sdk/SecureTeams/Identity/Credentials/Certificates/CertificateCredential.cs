using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.Certificates;

internal sealed class CertificateCredential(Guid clientId, X509Certificate2 certificate, CertificateProof proof) : ConfidentialCredential(clientId)
{
    internal override X509Certificate2? Certificate => certificate;

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings) => builder.WithCertificate(certificate, proof.SendsCertificate);
}
