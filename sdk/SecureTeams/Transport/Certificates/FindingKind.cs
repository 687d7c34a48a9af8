using Code = SecureTeams.Transport.Certificates.CertificateFindingCode;
using Refusal = SecureTeams.SecureTeamsErrorCode;

namespace SecureTeams.Transport.Certificates;

/// <summary>What is the same for all findings of a code: the one table that rules, handshake and documentation share.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How much it matters, where nothing else is said.</param>
/// <param name="Reference">Where the demand comes from.</param>
/// <param name="RefusedWith">The error code of a connection that is refused for it; null when none is.</param>
internal sealed record FindingKind(Code Code, CertificateFindingSeverity Severity, string Reference, Refusal? RefusedWith)
{
    /// <summary>
    /// Gets all kinds, the most telling first: of a chain that nobody vouches for nothing else can be believed; whether a
    /// certificate was revoked or ended matters more than what it was made for.
    /// </summary>
    internal static IReadOnlyList<FindingKind> MostTellingFirst { get; } =
    [
        Error(Code.SelfSigned, "RFC 5280 section 6.1", Refusal.CertificateSelfSigned),
        Error(Code.SignatureInvalid, "RFC 5280 section 6.1.3", Refusal.CertificateInvalid),
        Error(Code.ChainIncomplete, "RFC 8446 section 4.4.2", Refusal.CertificateChainIncomplete),
        Error(Code.UntrustedRoot, "RFC 5280 section 6.1.1", Refusal.CertificateUntrusted),
        Error(Code.Revoked, "RFC 5280 section 6.3", Refusal.CertificateRevoked),
        Error(Code.Expired, "RFC 5280 section 4.1.2.5", Refusal.CertificateNotTimeValid),
        Error(Code.NotYetValid, "RFC 5280 section 4.1.2.5", Refusal.CertificateNotTimeValid),
        Error(Code.NameMismatch, "RFC 9525 section 6", Refusal.CertificateNameMismatch),
        Error(Code.AuthorityAsEndEntity, "RFC 5280 section 4.2.1.9", Refusal.CertificateConstraintsInvalid),
        Error(Code.IssuerNotAuthority, "RFC 5280 section 4.2.1.9", Refusal.CertificateConstraintsInvalid),
        Error(Code.ExtendedKeyUsageWrong, "RFC 5280 section 4.2.1.12", Refusal.CertificateUsageInvalid),
        Error(Code.KeyAlgorithmNotApproved, "FIPS 186-5", Refusal.CertificateKeyWeak),
        Error(Code.KeyTooSmall, "SP 800-131A revision 2 section 3", Refusal.CertificateKeyWeak),
        Error(Code.SignatureHashWeak, "SP 800-131A revision 2 section 9", Refusal.CertificateSignatureWeak),
        Error(Code.VersionObsolete, "RFC 5280 section 4.1.2.1", Refusal.CertificateInvalid),
        Error(Code.Malformed, "RFC 5280 section 4.2", Refusal.CertificateInvalid),
        Error(Code.ExtendedKeyUsageMissing, "RFC 5280 section 4.2.1.12", Refusal.CertificateUsageInvalid),
        Error(Code.KeyUsageWrong, "RFC 5280 section 4.2.1.3", Refusal.CertificateUsageInvalid),
        Error(Code.DistributionPointMissing, "RFC 5280 section 4.2.1.13", Refusal.CertificateDistributionPointMissing),
        Error(Code.ChainInvalid, "RFC 5280 section 6.1", Refusal.CertificateInvalid),
        new(Code.ExpiresSoon, CertificateFindingSeverity.Warning, "RFC 5280 section 4.1.2.5", RefusedWith: null),
        new(Code.SerialNumberUnusual, CertificateFindingSeverity.Warning, "RFC 5280 section 4.1.2.2", RefusedWith: null),
        new(Code.DistributionPointPlainHttp, CertificateFindingSeverity.Info, "RFC 5280 section 4.2.1.13", RefusedWith: null),
    ];

    private static readonly int[] Ranks = RanksByCode();

    internal static FindingKind Of(Code code) => MostTellingFirst[Ranks[(int)code]];

    /// <summary>Orders findings: the worst first, then the most telling, then the nearest to the end entity.</summary>
    internal static int Compare(CertificateFinding left, CertificateFinding right)
    {
        int order = right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : Ranks[(int)left.Code].CompareTo(Ranks[(int)right.Code]);
        return order != 0 ? order : left.Position.CompareTo(right.Position);
    }

    private static FindingKind Error(Code code, string reference, Refusal refusedWith) => new(code, CertificateFindingSeverity.Error, reference, refusedWith);

    private static int[] RanksByCode()
    {
        var ranks = new int[MostTellingFirst.Count];
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[(int)MostTellingFirst[rank].Code] = rank;
        }

        return ranks;
    }
}
