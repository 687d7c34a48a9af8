using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates.Rules;

namespace SecureTeams.Transport.Certificates;

/// <summary>
/// What a certificate and its chain must satisfy to prove the identity of a server or of a client, judged without any
/// network access. Revocation is asked elsewhere (<see cref="Revocation.RevocationChecker"/>).
/// </summary>
/// <remarks>
/// Immutable and thread-safe. These are the rules by which the SDK's own connections are judged; docs/certificates.md has
/// them all. A chain that could not be built is judged as well, so that all reasons are found and not only the first.
/// </remarks>
public sealed class CertificateRules
{
    private static readonly TimeSpan DefaultExpiryWarning = TimeSpan.FromDays(14);
    private static readonly TimeSpan LongestExpiryWarning = TimeSpan.FromDays(365);

    private readonly string? _host;
    private readonly TimeProvider _clock;

    private CertificateRules(string? host, TimeProvider clock, TimeSpan expiryWarning)
    {
        _host = host;
        _clock = clock;
        ExpiryWarning = expiryWarning;
    }

    /// <summary>Gets how long before its end a certificate is reported as <see cref="CertificateFindingCode.ExpiresSoon"/>.</summary>
    /// <value>Default: 14 days.</value>
    public TimeSpan ExpiryWarning { get; }

    /// <summary>Gets the rules for the certificate of a TLS server.</summary>
    /// <param name="host">
    /// The DNS name that the certificate must be valid for, in Unicode or in its ASCII form (<c>xn--</c>); a dot at its end is ignored.
    /// </param>
    /// <param name="timeProvider">What tells the time by which validity is judged; null for the system's clock.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The name is empty, an IP address, or not a DNS name.</exception>
    public static CertificateRules ForServer(string host, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        return DnsName.TryNormalize(host, out string? name)
            ? new CertificateRules(name, timeProvider ?? TimeProvider.System, DefaultExpiryWarning)
            : throw new ArgumentException("The host must be a DNS name without port or brackets; certificates are not matched to IP addresses.", nameof(host));
    }

    /// <summary>Gets the rules for the certificate of a TLS client.</summary>
    /// <param name="timeProvider">What tells the time by which validity is judged; null for the system's clock.</param>
    /// <returns>The rules.</returns>
    public static CertificateRules ForClient(TimeProvider? timeProvider = null) => new(host: null, timeProvider ?? TimeProvider.System, DefaultExpiryWarning);

    /// <summary>Gets the same rules with another time of warning before a certificate's end.</summary>
    /// <param name="window">How long before the end to warn, from 0 (never) to 365 days.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    public CertificateRules WithExpiryWarning(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, LongestExpiryWarning);
        return new CertificateRules(_host, _clock, window);
    }

    /// <summary>Judges a certificate.</summary>
    /// <param name="certificate">The end entity's certificate.</param>
    /// <param name="chain">
    /// Its chain, already built (<see cref="X509Chain.Build"/>, successfully or not), with its status. That the platform could
    /// not find out about revocation is passed over; that it knows of one is <see cref="CertificateFindingCode.Revoked"/>.
    /// </param>
    /// <returns>What there is to say, the worst first; empty when there is nothing.</returns>
    /// <exception cref="ArgumentException">The chain was built for another certificate.</exception>
    public IReadOnlyList<CertificateFinding> Evaluate(X509Certificate2 certificate, X509Chain chain)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(chain);
        if (chain.ChainElements.Count > 0 && !chain.ChainElements[0].Certificate.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span))
        {
            throw new ArgumentException("The chain was built for another certificate.", nameof(chain));
        }

        return Judge(certificate, chain).Findings;
    }

    internal CertificateJudgement Judge(X509Certificate2 certificate, X509Chain chain)
    {
        CertificateJudgement judgement = CertificateJudgement.Of(certificate, chain.ChainElements);
        for (int position = 0; position < judgement.Path.Count; position++)
        {
            JudgeEach(judgement, position);
        }

        if (_host is not null && !judgement.Path[0].IsMalformed)
        {
            NameRule.Judge(judgement, _host);
        }

        PlatformRules.Judge(judgement, chain, _clock.GetUtcNow());
        judgement.Sort();
        return judgement;
    }

    private void JudgeEach(CertificateJudgement judgement, int position)
    {
        CertificateFacts facts = judgement.Path[position];
        if (facts.IsMalformed)
        {
            judgement.Add(CertificateFindingCode.Malformed, position, "The certificate is not valid DER, or has an extension twice: issue it again.");
            return;
        }

        ValidityRules.Judge(judgement, position, _clock.GetUtcNow(), ExpiryWarning);
        AlgorithmRules.Judge(judgement, position);
        AuthorityRules.Judge(judgement, position);
        UsageRules.Judge(judgement, position, isServer: _host is not null);
        DistributionPointRules.Judge(judgement, position);
        FormRules.Judge(judgement, position);
    }
}
