using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Microsoft.Identity.Client.Extensibility;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Credentials.Certificates;

/// <summary>Asks the source before each request for a token that MSAL's cache does not answer.</summary>
internal sealed class CertificateSourceCredential(Guid clientId, CertificateSource source, CertificateProof proof) : ConfidentialCredential(clientId)
{
    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, FipsMode fips) =>
        builder.WithCertificate(options => LoadAsync(fips, options), new CertificateOptions { SendX5C = proof.SendsCertificate });

    private async Task<X509Certificate2> LoadAsync(FipsMode fips, AssertionRequestOptions options)
    {
        X509Certificate2 certificate = await source.GetAsync(options.CancellationToken).ConfigureAwait(false);
        ClientCertificateCheck.DemandRsa(certificate);
        FipsGate.DemandApproved(fips, certificate, "credential");
        return certificate;
    }
}
