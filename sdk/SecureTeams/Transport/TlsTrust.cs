using System.Collections.ObjectModel;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Pins;

namespace SecureTeams.Transport;

/// <summary>
/// The roots that a server's certificate must lead to, and the keys that must be in its chain. Trust can be narrowed to named
/// roots and pinned keys, never widened: there is no value that accepts an invalid chain.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class TlsTrust
{
    private readonly X509Certificate2[] _roots;

    private TlsTrust(X509Certificate2[] roots, PinSet pins)
    {
        _roots = roots;
        Pins = pins;
    }

    /// <summary>Gets the trust in the roots of the operating system. The default.</summary>
    public static TlsTrust SystemRoots { get; } = new([], PinSet.Empty);

    /// <summary>Gets the roots that replace those of the operating system; empty for <see cref="SystemRoots"/>.</summary>
    public ReadOnlyCollection<X509Certificate2> Roots => _roots.AsReadOnly();

    internal PinSet Pins { get; }

    /// <summary>Trusts the named roots and no other, whatever the operating system trusts.</summary>
    /// <param name="roots">At least one certificate of a certificate authority.</param>
    /// <returns>The trust.</returns>
    /// <exception cref="ArgumentException">No root is given, or a certificate is not that of a certificate authority.</exception>
    public static TlsTrust OnlyRoots(params X509Certificate2[] roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        if (roots.Length == 0)
        {
            throw new ArgumentException("Name at least one root, or use TlsTrust.SystemRoots.", nameof(roots));
        }

        foreach (X509Certificate2 root in roots)
        {
            ArgumentNullException.ThrowIfNull(root, nameof(roots));
            if (!IsCertificateAuthority(root))
            {
                throw new ArgumentException("A root must be the certificate of a certificate authority (basic constraints CA:TRUE, RFC 5280 section 4.2.1.9).", nameof(roots));
            }
        }

        return new TlsTrust([.. roots], PinSet.Empty);
    }

    /// <summary>
    /// Demands, beside all else, that a pinned key is in the validated chain of a host: that of the server, of an issuer or of
    /// the root.
    /// </summary>
    /// <remarks>
    /// A pin binds this program to keys that others hold: a host whose keys are all replaced is refused with
    /// <see cref="SecureTeamsErrorCode.CertificatePinMismatch"/> until the pins are changed. Pin hosts of your own, or the
    /// keys of the authorities that you have chosen; Microsoft changes the keys and authorities of its hosts without notice.
    /// </remarks>
    /// <param name="host">The DNS name; upper and lower case, Unicode and ASCII form are the same.</param>
    /// <param name="pins">At least two different keys, one of them a backup that is not in use.</param>
    /// <returns>A trust that is narrower by these pins; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">The host is not a DNS name or has pins already, or fewer than two different keys are named.</exception>
    public TlsTrust WithPins(string host, params PublicKeyPin[] pins)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentNullException.ThrowIfNull(pins);
        foreach (PublicKeyPin pin in pins)
        {
            ArgumentNullException.ThrowIfNull(pin, nameof(pins));
        }

        return new TlsTrust(_roots, Pins.With(host, pins));
    }

    internal X509ChainPolicy CreateChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            // Lists are fetched by the SDK's own checker: the platform would fetch without bounds inside its synchronous callback.
            // Offline it fetches nothing, but asks the server for a stapled OCSP answer: a revocation counts.
            RevocationMode = X509RevocationMode.Offline,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,

            // Nobody who is not trusted yet may make this machine fetch an address of their choice (AIA, RFC 5280 section 4.2.2.1).
            DisableCertificateDownloads = true,
        };
        policy.ApplicationPolicy.Add(ServerCertificateCheck.ServerAuthenticationOid);
        if (_roots.Length > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(_roots);
        }

        return policy;
    }

    private static bool IsCertificateAuthority(X509Certificate2 certificate)
    {
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509BasicConstraintsExtension constraints)
            {
                return constraints.CertificateAuthority;
            }
        }

        return false;
    }
}
