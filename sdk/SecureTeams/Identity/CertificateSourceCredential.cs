using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Microsoft.Identity.Client.Extensibility;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Identity;

/// <summary>Asks the source before each request for a token that MSAL's cache does not answer.</summary>
internal sealed class CertificateSourceCredential(Guid clientId, CertificateSource source) : TeamsCredential(clientId)
{
    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder) => builder.WithCertificate(LoadAsync, new CertificateOptions());

    private async Task<X509Certificate2> LoadAsync(AssertionRequestOptions options)
    {
        X509Certificate2 certificate = await source.GetAsync(options.CancellationToken).ConfigureAwait(false);
        ClientCertificateCheck.DemandRsa(certificate);
        return certificate;
    }
}
