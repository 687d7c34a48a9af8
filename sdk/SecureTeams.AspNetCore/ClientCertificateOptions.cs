using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.AspNetCore;

/// <summary>
/// Which clients may connect to a listener. Checked when the listener is configured, and copied then.
/// </summary>
/// <remarks>
/// Without a root, or without a name or thumbprint that is allowed, there is no listener: an authority that issues to many
/// is no list of who may come in.
/// </remarks>
public sealed class ClientCertificateOptions
{
    /// <summary>Gets or sets the server's own certificate. Required. A rotated one is shown to new connections; the caller keeps ownership and disposes it after the host.</summary>
    public CertificateSource? ServerCertificate { get; set; }

    /// <summary>Gets the roots that clients' certificates must lead to. At least one; those of the operating system do not count.</summary>
    public IList<X509Certificate2> TrustedRoots { get; } = [];

    /// <summary>
    /// Gets the subjects that may connect, as whole distinguished names such as <c>CN=teams-bot, O=Contoso</c>. Every value is
    /// compared exactly, in this order.
    /// </summary>
    public IList<string> AllowedSubjects { get; } = [];

    /// <summary>Gets the DNS names that may connect: one of the subject alternative names must be one of these, without wildcards, upper and lower case alike. A common name does not count.</summary>
    public IList<string> AllowedDnsNames { get; } = [];

    /// <summary>Gets the SHA-256 hashes of the certificates that may connect, 64 hexadecimal digits each; colons and spaces are ignored. SHA-1 hashes are not accepted.</summary>
    public IList<string> AllowedThumbprints { get; } = [];

    /// <summary>Gets or sets how clients' certificates are checked for revocation.</summary>
    /// <value>Default: hard-fail, with the limits of <see cref="RevocationSettings"/>.</value>
    public RevocationSettings Revocation { get; set; } = new();

    /// <summary>
    /// Gets or sets how long a connection is kept before the client is asked to open another, for which its certificate is
    /// checked again. A certificate that ends sooner ends its connections then. From 1 minute to 1 day.
    /// </summary>
    /// <value>Default: 10 minutes.</value>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(10);
}
