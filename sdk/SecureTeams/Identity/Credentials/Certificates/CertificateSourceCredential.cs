using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Microsoft.Identity.Client.Extensibility;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Credentials.Certificates;

/// <summary>Asks the source before each request for a token that MSAL's cache does not answer.</summary>
internal sealed class CertificateSourceCredential(Guid clientId, CertificateSource source, CertificateProof proof) : ConfidentialCredential(clientId)
{
    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings) =>
        builder.WithCertificate(options => LoadAsync(settings, options), new CertificateOptions { SendX5C = proof.SendsCertificate });

    private async Task<X509Certificate2> LoadAsync(IssuerSettings settings, AssertionRequestOptions options)
    {
        X509Certificate2 certificate = await settings.Code.BoundAsync(stop => source.GetAsync(stop).AsTask(), "certificate", options.CancellationToken).ConfigureAwait(false);
        ClientCertificateCheck.DemandRsa(certificate);
        FipsGate.DemandApproved(settings.Fips, certificate, "credential");
        return certificate;
    }
}
