namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>Keys of every certificate, signatures of every certificate but the root, whose own signature protects nothing.</summary>
internal static class AlgorithmRules
{
    internal static void Judge(CertificateJudgement judgement, int position)
    {
        CertificateFacts facts = judgement.Path[position];
        switch (ApprovedAlgorithms.Judge(facts.PublicKeyInfo.Span))
        {
            case KeyQuality.NotApproved:
                judgement.Add(CertificateFindingCode.KeyAlgorithmNotApproved, position, "The key is neither RSA nor ECDSA on P-256, P-384 or P-521: issue the certificate with such a key.");
                break;
            case KeyQuality.TooSmall:
                judgement.Add(CertificateFindingCode.KeyTooSmall, position, "The RSA key has fewer than 2048 bits: issue the certificate with a larger key.");
                break;
            case KeyQuality.SmallExponent when !judgement.IsRoot(position):
                judgement.Add(CertificateFindingCode.KeyAlgorithmNotApproved, position, "The RSA key's public exponent is not an odd number above 65536: issue the certificate with a key of exponent 65537.");
                break;
        }

        if (!judgement.IsRoot(position) && !ApprovedAlgorithms.IsApprovedSignature(facts.SignatureAlgorithm.Span))
        {
            judgement.Add(CertificateFindingCode.SignatureHashWeak, position, "The certificate is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512: let its issuer sign it so.");
        }
    }
}
