using System.Net.Security;
using System.Security.Authentication;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Handshake;

namespace SecureTeams.Transport.Inspection;

/// <summary>
/// Demands on an established connection, to be compared with its <see cref="TlsReport"/>. A policy may ask for more than the
/// SDK does; it cannot make the SDK accept less. Make one of your own with <c>with</c>.
/// </summary>
/// <remarks>Immutable, except for lists that are given to it.</remarks>
public sealed record TlsPolicy
{
    private static readonly TlsCipherSuite[] Aes256Gcm =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    ];

    /// <summary>Gets what the SDK demands of each connection by default: TLS 1.2 or later, ECDHE with AES in GCM, and a revocation status of the whole chain.</summary>
    public static TlsPolicy Default { get; } = new() { Name = nameof(Default) };

    /// <summary>
    /// Gets what Teams promises for the signalling over which media keys are exchanged: TLS 1.2 (or later) and AES-256 in GCM
    /// ("Security and Microsoft Teams", man-in-the-middle attack).
    /// </summary>
    public static TlsPolicy TeamsSignalling { get; } = new() { Name = nameof(TeamsSignalling), AllowedCipherSuites = Aes256Gcm };

    /// <summary>
    /// Gets what SP 800-52 revision 2 asks for: TLS 1.2 or 1.3, approved suites, checked revocation, and a platform whose
    /// cryptography is in its approved mode, which also keeps key exchange to approved groups.
    /// </summary>
    public static TlsPolicy Fips { get; } = new() { Name = nameof(Fips), RequirePlatformInFipsMode = true };

    /// <summary>Gets the name, for people.</summary>
    /// <value>Default: <c>Custom</c>.</value>
    public string Name { get; init; } = "Custom";

    /// <summary>Gets the lowest protocol version: <see cref="SslProtocols.Tls12"/> or <see cref="SslProtocols.Tls13"/>.</summary>
    /// <value>Default: TLS 1.2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is another one.</exception>
    public SslProtocols MinimumProtocol
    {
        get;
        init => field = value is SslProtocols.Tls12 or SslProtocols.Tls13 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Only TLS 1.2 and TLS 1.3 can be demanded.");
    } = SslProtocols.Tls12;

    /// <summary>Gets the cipher suites that are allowed.</summary>
    /// <value>Default: the suites that the SDK offers, ECDHE with AES-128 or AES-256 in GCM.</value>
    public IReadOnlyCollection<TlsCipherSuite> AllowedCipherSuites { get; init; } = CipherSuites.Offered;

    /// <summary>Gets a value indicating whether both sides must have shown a certificate.</summary>
    /// <value>Default: false.</value>
    public bool RequireMutualAuthentication { get; init; }

    /// <summary>Gets a value indicating whether every certificate but the root must be known not to be revoked.</summary>
    /// <value>Default: true.</value>
    public bool RequireRevocationChecked { get; init; } = true;

    /// <summary>Gets a value indicating whether the platform's cryptography must be in its FIPS-approved mode.</summary>
    /// <value>Default: false.</value>
    public bool RequirePlatformInFipsMode { get; init; }

    /// <summary>Gets the worst that may have been found about the certificates.</summary>
    /// <value>Default: <see cref="CertificateFindingSeverity.Warning"/>; errors are refused in the handshake.</value>
    public CertificateFindingSeverity HighestFindingSeverity { get; init; } = CertificateFindingSeverity.Warning;

    /// <summary>Says why a connection does not satisfy the policy.</summary>
    /// <param name="report">The report of the connection.</param>
    /// <returns>Each demand that is not met; empty when all are.</returns>
    public IReadOnlyList<TlsPolicyViolation> Evaluate(TlsReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var violations = new List<TlsPolicyViolation>();

        // An older or unknown version has another value, not a smaller one that could be compared.
        Demand(report.Protocol == SslProtocols.Tls13 || report.Protocol == MinimumProtocol, TlsRequirement.Protocol, $"The protocol is {report.Protocol}, below {MinimumProtocol}.");
        Demand(AllowedCipherSuites.Contains(report.CipherSuite), TlsRequirement.CipherSuite, $"The cipher suite is {report.CipherSuite}, which the policy does not list.");
        Demand(report.IsMutuallyAuthenticated || !RequireMutualAuthentication, TlsRequirement.MutualAuthentication, "The client showed no certificate.");
        Demand(report.RevocationChecked || !RequireRevocationChecked, TlsRequirement.Revocation, "It is not known of every certificate whether it was revoked.");
        Demand(report.PlatformInFipsMode || !RequirePlatformInFipsMode, TlsRequirement.FipsMode, "The platform's cryptography is not known to be in its FIPS-approved mode.");
        foreach (CertificateFinding finding in report.CertificateFindings)
        {
            Demand(finding.Severity <= HighestFindingSeverity, TlsRequirement.Certificate, $"{finding.Severity} {finding.Code} at position {finding.Position} of the chain: {finding.Message}");
        }

        return violations;

        void Demand(bool isMet, TlsRequirement requirement, string message)
        {
            if (!isMet)
            {
                violations.Add(new TlsPolicyViolation(requirement, message));
            }
        }
    }
}
