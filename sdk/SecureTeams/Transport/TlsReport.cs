using System.Net.Security;
using System.Security.Authentication;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Inspection;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport;

/// <summary>
/// The facts of one established TLS connection.
/// </summary>
public sealed record TlsReport
{
    /// <summary>Gets the host that the certificate was checked against.</summary>
    public required string Host { get; init; }

    /// <summary>Gets the negotiated protocol version: TLS 1.2 or TLS 1.3.</summary>
    public required SslProtocols Protocol { get; init; }

    /// <summary>Gets the negotiated cipher suite, by its IANA name.</summary>
    public required TlsCipherSuite CipherSuite { get; init; }

    /// <summary>Gets the distinguished name of the server's certificate.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the distinguished name of its issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>Gets the end of the certificate's validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Gets how the session's keys were agreed upon, such as <c>ECDHE</c>; always with forward secrecy.</summary>
    public required string KeyExchange { get; init; }

    /// <summary>Gets a value indicating whether both sides showed a certificate.</summary>
    public required bool IsMutuallyAuthenticated { get; init; }

    /// <summary>Gets what <see cref="CertificateRules"/> found, none of it reason to refuse; empty when there is nothing to say.</summary>
    public required IReadOnlyList<CertificateFinding> CertificateFindings { get; init; }

    /// <summary>Gets what is known about the revocation of each certificate of the chain but the root, the server's first.</summary>
    public required IReadOnlyList<RevocationResult> Revocation { get; init; }

    /// <summary>
    /// Gets a value indicating whether every certificate of the chain but the root is known not to be revoked; false is
    /// possible with <see cref="RevocationRequirement.SoftFail"/> only.
    /// </summary>
    public bool RevocationChecked => Revocation.Count > 0 && Revocation.All(result => result.Status == RevocationStatus.Good);

    /// <summary>
    /// Gets the CRL distribution points that the server's certificate names (RFC 5280 section 4.2.1.13), the places
    /// where its revocation list is published.
    /// </summary>
    public required IReadOnlyList<string> CrlDistributionPoints { get; init; }

    /// <summary>Gets a value indicating whether the platform said that its cryptography is in a FIPS-approved mode.</summary>
    public bool PlatformInFipsMode { get; init; }

    /// <summary>Gets the time at which the connection was established.</summary>
    public required DateTimeOffset EstablishedAt { get; init; }

    /// <summary>Says whether the connection meets all demands of a policy; <see cref="TlsPolicy.Evaluate"/> says which it does not meet.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns><see langword="true"/> when nothing is amiss.</returns>
    public bool Satisfies(TlsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Evaluate(this).Count == 0;
    }
}
