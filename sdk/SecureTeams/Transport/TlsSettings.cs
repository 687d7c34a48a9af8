using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport;

/// <summary>What a connection must satisfy, as an immutable copy of validated options.</summary>
internal sealed record TlsSettings(TlsTrust Trust, RevocationSettings Revocation, FipsMode Fips, CertificateSource? ClientCertificate)
{
    internal static TlsSettings Default { get; } = new(TlsTrust.SystemRoots, new RevocationSettings(), FipsMode.Preferred, ClientCertificate: null);
}
