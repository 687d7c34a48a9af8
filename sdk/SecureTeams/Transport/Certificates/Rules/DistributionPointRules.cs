namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>Every certificate but the root says where its revocation is published (RFC 5280 section 4.2.1.13).</summary>
internal static class DistributionPointRules
{
    internal static void Judge(CertificateJudgement judgement, int position)
    {
        if (judgement.IsRoot(position))
        {
            return;
        }

        bool http = false;
        bool https = false;
        foreach (string url in judgement.Path[position].DistributionPoints is { } encoded ? CrlDistributionPoints.Parse(encoded) : [])
        {
            http |= url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
            https |= url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        }

        if (http)
        {
            judgement.Add(CertificateFindingCode.DistributionPointPlainHttp, position, "A CRL distribution point is plain HTTP: the list is signed, but who reads it can be seen.");
        }
        else if (!https)
        {
            // Whether an issuer of unknown revocation is accepted is decided by the revocation requirement.
            judgement.Add(
                CertificateFindingCode.DistributionPointMissing,
                position,
                "The certificate names no CRL distribution point over http or https, so nobody can learn of its revocation: issue it with one.",
                position == 0 ? CertificateFindingSeverity.Error : CertificateFindingSeverity.Warning);
        }
    }
}
