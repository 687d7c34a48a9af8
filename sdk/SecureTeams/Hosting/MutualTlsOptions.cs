using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Hosting;

/// <summary>
/// Mutual TLS as one sentence of the configuration.
/// </summary>
public static class MutualTlsOptions
{
    /// <summary>Shows a certificate to servers, and refuses those that do not ask for it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="certificate">The source of the certificate, which needs the enhanced key usage for client authentication. The caller keeps ownership and disposes it after the client.</param>
    /// <param name="scope">The services that it is shown to.</param>
    /// <returns>The same options.</returns>
    public static SecureTeamsOptions RequireMutualTls(this SecureTeamsOptions options, CertificateSource certificate, MutualTlsScope scope = MutualTlsScope.Graph)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(certificate);
        options.ClientCertificate = certificate;
        options.MutualTls = scope;
        return options;
    }
}
