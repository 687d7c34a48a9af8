using System.ComponentModel.DataAnnotations;
using System.Net;
using SecureTeams.Identity;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Resilience;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Hosting;

/// <summary>
/// What a client needs to know. Validated when the host starts or the client is made, and copied then.
/// </summary>
public sealed class SecureTeamsOptions
{
    /// <summary>The name of the configuration section: <c>SecureTeams</c>.</summary>
    public const string SectionName = "SecureTeams";

    /// <summary>Gets or sets the cloud. Required: an assumed cloud would send tokens to the wrong one.</summary>
    [Required(ErrorMessage = "Set SecureTeams:Cloud: Global, UsGovernmentHigh, UsGovernmentDod, China, or Custom with Authority and GraphEndpoint.")]
    public TeamsCloud? Cloud { get; set; }

    /// <summary>Gets or sets the tenant. Required.</summary>
    [Required(ErrorMessage = "Set SecureTeams:TenantId: a GUID or a verified domain.")]
    public TenantId? Tenant { get; set; }

    /// <summary>Gets or sets how the application proves its identity. Required.</summary>
    [Required(ErrorMessage = "Set a credential: SecureTeams:ManagedIdentity, SecureTeams:ClientId with FederatedTokenPath or CertificatePath, or one of TeamsCredential in code.")]
    public TeamsCredential? Credential { get; set; }

    /// <summary>Gets or sets the roots that servers' certificates must lead to.</summary>
    /// <value>Default: <see cref="TlsTrust.SystemRoots"/>.</value>
    [Required(ErrorMessage = "Trust must not be null: use TlsTrust.SystemRoots or TlsTrust.OnlyRoots.")]
    public TlsTrust Trust { get; set; } = TlsTrust.SystemRoots;

    /// <summary>Gets or sets how servers' certificates are checked for revocation.</summary>
    /// <value>Default: hard-fail, with the limits of <see cref="RevocationSettings"/>.</value>
    [Required(ErrorMessage = "Revocation must not be null: use new RevocationSettings().")]
    public RevocationSettings Revocation { get; set; } = new();

    /// <summary>Gets or sets whether the platform's cryptography must be in a FIPS-approved mode.</summary>
    /// <value>Default: <see cref="FipsMode.Preferred"/>.</value>
    public FipsMode Fips { get; set; } = FipsMode.Preferred;

    /// <summary>
    /// Gets or sets the certificate that the client shows to the services of <see cref="MutualTls"/>. One that does not ask
    /// for it is refused. The caller keeps ownership and disposes it after the client.
    /// </summary>
    /// <value>Default: null, no client certificate.</value>
    public CertificateSource? ClientCertificate { get; set; }

    /// <summary>Gets or sets the services that <see cref="ClientCertificate"/> is shown to; no effect without one.</summary>
    /// <value>Default: <see cref="MutualTlsScope.Graph"/>.</value>
    public MutualTlsScope MutualTls { get; set; } = MutualTlsScope.Graph;

    /// <summary>
    /// Gets further hosts of the identity provider that the client may talk to, such as a regional login host: exact DNS
    /// names, always https on port 443. Not IP addresses, wildcards or names of this machine, nor hosts of another known cloud.
    /// At most 16.
    /// </summary>
    /// <remarks>The tokens for Microsoft Graph are sent to the Graph endpoint of <see cref="Cloud"/> and to no other host, whatever is listed here.</remarks>
    /// <value>Default: empty.</value>
    public IList<string> AdditionalIdentityHosts { get; } = [];

    /// <summary>
    /// Gets or sets the proxy; TLS runs through it to the real host, and every check applies to that host. Revocation lists are
    /// fetched through it too.
    /// </summary>
    /// <value>Default: null, the system's proxy settings and the <c>HTTPS_PROXY</c> variables.</value>
    public IWebProxy? Proxy { get; set; }

    /// <summary>Gets or sets the limits that all operations of the client share.</summary>
    /// <value>Default: those of <see cref="ResilienceLimits"/>.</value>
    [Required(ErrorMessage = "Resilience must not be null: use new ResilienceLimits().")]
    public ResilienceLimits Resilience { get; set; } = new();

    /// <summary>Gets or sets how many tokens are kept in memory, and for how long.</summary>
    /// <value>Default: those of <see cref="TokenCacheLimits"/>.</value>
    [Required(ErrorMessage = "TokenCache must not be null: use new TokenCacheLimits().")]
    public TokenCacheLimits TokenCache { get; set; } = new();

    /// <summary>Gets or sets where the tokens of users are kept, refresh tokens included.</summary>
    /// <value>Default: <see cref="UserTokenCache.InMemory"/>.</value>
    [Required(ErrorMessage = "UserTokens must not be null: use UserTokenCache.InMemory().")]
    public UserTokenCache UserTokens { get; set; } = UserTokenCache.Unchosen;

    /// <summary>Gets or sets which tokens of tabs are accepted, for acting on behalf of users.</summary>
    /// <value>Default: those of <see cref="TabTokenOptions"/>, of users of <see cref="Tenant"/>.</value>
    [Required(ErrorMessage = "TabTokens must not be null: use new TabTokenOptions().")]
    public TabTokenOptions TabTokens { get; set; } = new();

    /// <summary>Gets or sets how long one attempt may take, connecting included. From 1 second to 5 minutes.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long an operation may take with all its attempts and waits. From 1 second to 30 minutes, at least <see cref="AttemptTimeout"/>.</summary>
    /// <value>Default: 2 minutes.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets how often an attempt is repeated: after 429 always, after other failures only where repeating cannot
    /// act twice. From 0 (never) to 10.
    /// </summary>
    /// <value>Default: 3.</value>
    [Range(0, 10)]
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>Gets or sets the longest wait between attempts; a service that asks for more is not waited for. From 0 to 5 minutes.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the largest answer that is read, in bytes. From 16 KiB to 64 MiB.</summary>
    /// <value>Default: 4 MiB.</value>
    [Range(16 * 1024, 64 * 1024 * 1024)]
    public int MaxResponseBytes { get; set; } = 4 * 1024 * 1024;
}
