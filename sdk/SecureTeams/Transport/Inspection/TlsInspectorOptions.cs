using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport.Inspection;

/// <summary>How <see cref="TlsInspector"/> connects: the same choices, with the same defaults, that a client has.</summary>
public sealed record TlsInspectorOptions
{
    /// <summary>Gets the roots and pins of servers.</summary>
    /// <value>Default: <see cref="TlsTrust.SystemRoots"/>.</value>
    public TlsTrust Trust { get; init; } = TlsTrust.SystemRoots;

    /// <summary>Gets how certificates are checked for revocation.</summary>
    /// <value>Default: hard-fail.</value>
    public RevocationSettings Revocation { get; init; } = new();

    /// <summary>Gets whether the platform's cryptography must be in a FIPS-approved mode.</summary>
    /// <value>Default: <see cref="FipsMode.Preferred"/>.</value>
    public FipsMode Fips { get; init; } = FipsMode.Preferred;

    /// <summary>Gets the certificate to show to servers (mutual TLS); a server that does not ask for it is refused.</summary>
    /// <value>Default: null, none.</value>
    public CertificateSource? ClientCertificate { get; init; }

    /// <summary>Gets how long one inspection may take in all. From 1 second to 5 minutes.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
