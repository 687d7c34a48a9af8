namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>Validity of every certificate of the chain (RFC 5280 section 4.1.2.5).</summary>
internal static class ValidityRules
{
    internal static void Judge(CertificateJudgement judgement, int position, DateTimeOffset now, TimeSpan warning)
    {
        CertificateFacts facts = judgement.Path[position];
        if (now > facts.NotAfter)
        {
            AddExpired(judgement, position);
        }
        else if (now < facts.NotBefore)
        {
            AddNotYetValid(judgement, position);
        }
        else if (facts.NotAfter - now < warning)
        {
            judgement.Add(CertificateFindingCode.ExpiresSoon, position, $"The certificate ends on {facts.NotAfter:yyyy-MM-dd}: renew it before.");
        }
    }

    /// <summary>The platform finds a certificate outside its validity that is inside by the clock of the rules: both must agree.</summary>
    internal static void Distrust(CertificateJudgement judgement, int position, DateTimeOffset now)
    {
        if (judgement.Has(CertificateFindingCode.Expired, position) || judgement.Has(CertificateFindingCode.NotYetValid, position))
        {
            return;
        }

        CertificateFacts facts = judgement.Path[position];
        if (now - facts.NotBefore < facts.NotAfter - now)
        {
            AddNotYetValid(judgement, position);
        }
        else
        {
            AddExpired(judgement, position);
        }
    }

    private static void AddExpired(CertificateJudgement judgement, int position) =>
        judgement.Add(CertificateFindingCode.Expired, position, "The certificate has ended: renew it, or correct the clock of this machine.");

    private static void AddNotYetValid(CertificateJudgement judgement, int position) =>
        judgement.Add(CertificateFindingCode.NotYetValid, position, "The certificate's validity has not begun: correct the clock of this machine, or wait.");
}
