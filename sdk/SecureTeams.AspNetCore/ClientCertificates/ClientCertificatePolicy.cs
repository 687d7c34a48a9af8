using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>An immutable copy of validated options.</summary>
internal sealed record ClientCertificatePolicy(
    CertificateSource ServerCertificate, TlsTrust Trust, AllowedClients Allowed, RevocationSettings Revocation, TimeSpan ConnectionLifetime)
{
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    internal static ClientCertificatePolicy From(ClientCertificateOptions options)
    {
        if (options.ServerCertificate is null)
        {
            throw new ArgumentException("Set ServerCertificate, for example to CertificateSource.FromPemFile.", nameof(options));
        }

        if (options.TrustedRoots.Count == 0)
        {
            throw new ArgumentException("Name at least one root in TrustedRoots; the operating system's do not count.", nameof(options));
        }

        if (options.Revocation is null)
        {
            throw new ArgumentException("Revocation must not be null: use new RevocationSettings().", nameof(options));
        }

        if (options.ConnectionLifetime < TimeSpan.FromMinutes(1) || options.ConnectionLifetime > TimeSpan.FromDays(1))
        {
            throw new ArgumentException("ConnectionLifetime must be between 1 minute and 1 day.", nameof(options));
        }

        return new ClientCertificatePolicy(
            options.ServerCertificate, TlsTrust.OnlyRoots([.. options.TrustedRoots]), AllowedClients.From(options), options.Revocation, options.ConnectionLifetime);
    }

    internal X509ChainPolicy CreateChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,

            // Lists are fetched by the SDK's own checker; the platform would do so without bounds, inside the handshake.
            RevocationMode = X509RevocationMode.Offline,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,

            // Nobody who is not trusted yet may make this machine fetch an address of their choice (AIA, RFC 5280 section 4.2.2.1).
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(Trust.Roots.ToArray());
        return policy;
    }
}
