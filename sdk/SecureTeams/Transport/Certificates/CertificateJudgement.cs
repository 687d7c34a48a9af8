using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Certificates;

/// <summary>A chain while it is judged: what its certificates say, and what was found about them.</summary>
internal sealed class CertificateJudgement
{
    private readonly List<CertificateFinding> _findings = [];

    private CertificateJudgement(CertificateFacts[] path) => Path = path;

    /// <summary>Gets the certificates, the end entity's first.</summary>
    internal IReadOnlyList<CertificateFacts> Path { get; }

    internal IReadOnlyList<CertificateFinding> Findings => _findings;

    /// <summary>Gets the finding that a connection is refused for; null when there is none.</summary>
    internal CertificateFinding? Reason => _findings.Count > 0 && _findings[0].Severity == CertificateFindingSeverity.Error ? _findings[0] : null;

    internal static CertificateJudgement Of(X509Certificate2 certificate, X509ChainElementCollection elements)
    {
        if (elements.Count == 0)
        {
            return new CertificateJudgement([CertificateFacts.Of(certificate)]);
        }

        var path = new CertificateFacts[elements.Count];
        for (int i = 0; i < path.Length; i++)
        {
            path[i] = CertificateFacts.Of(elements[i].Certificate);
        }

        return new CertificateJudgement(path);
    }

    /// <summary>Says whether a certificate is the anchor of the chain, which is trusted by configuration and not by what it says.</summary>
    internal bool IsRoot(int position) => position > 0 && position == Path.Count - 1 && Path[position].IsSelfIssued;

    internal void Add(CertificateFindingCode code, int position, string message, CertificateFindingSeverity? severity = null)
    {
        FindingKind kind = FindingKind.Of(code);
        _findings.Add(new CertificateFinding(code, severity ?? kind.Severity, position, message, kind.Reference));
    }

    internal bool Has(CertificateFindingCode code)
    {
        foreach (CertificateFinding finding in _findings)
        {
            if (finding.Code == code)
            {
                return true;
            }
        }

        return false;
    }

    internal bool Has(CertificateFindingCode code, int position)
    {
        foreach (CertificateFinding finding in _findings)
        {
            if (finding.Code == code && finding.Position == position)
            {
                return true;
            }
        }

        return false;
    }

    internal void Sort() => _findings.Sort(FindingKind.Compare);
}
