using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport;

/// <summary>What a connection must satisfy, as an immutable copy of validated options.</summary>
internal sealed record TlsSettings(TlsTrust Trust, RevocationSettings Revocation, FipsMode Fips, CertificateSource? ClientCertificate)
{
    /// <summary>Gets the services that the client certificate is shown to.</summary>
    internal MutualTlsScope MutualTls { get; init; }

    internal CertificateSource? ClientCertificateForGraph => ClientCertificate;

    internal CertificateSource? ClientCertificateForIdentity => MutualTls == MutualTlsScope.GraphAndIdentity ? ClientCertificate : null;

    internal static TlsSettings Default { get; } = new(TlsTrust.SystemRoots, new RevocationSettings(), FipsMode.Preferred, ClientCertificate: null);
}
