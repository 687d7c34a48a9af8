using System.Net.Security;
using System.Security.Authentication;

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

    /// <summary>Gets a value indicating whether revocation was checked; a connection whose certificate cannot be checked is refused.</summary>
    public required bool RevocationChecked { get; init; }

    /// <summary>
    /// Gets the CRL distribution points that the server's certificate names (RFC 5280 section 4.2.1.13), the places
    /// where its revocation list is published.
    /// </summary>
    public required IReadOnlyList<string> CrlDistributionPoints { get; init; }

    /// <summary>Gets the time at which the connection was established.</summary>
    public required DateTimeOffset EstablishedAt { get; init; }
}
