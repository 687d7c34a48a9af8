namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>Version and serial number of every certificate but the root (RFC 5280 sections 4.1.2.1 and 4.1.2.2).</summary>
internal static class FormRules
{
    private const int LongestSerialNumber = 20;

    internal static void Judge(CertificateJudgement judgement, int position)
    {
        if (judgement.IsRoot(position))
        {
            return;
        }

        CertificateFacts facts = judgement.Path[position];
        if (facts.Version != 3)
        {
            judgement.Add(CertificateFindingCode.VersionObsolete, position, "The certificate is not of version 3, and so says neither what it is for nor whether it may issue: issue it again.");
        }

        ReadOnlySpan<byte> serial = facts.SerialNumber.Span;
        if (serial.IsEmpty || (serial[0] & 0x80) != 0 || serial.Length > LongestSerialNumber || !serial.ContainsAnyExcept((byte)0))
        {
            judgement.Add(CertificateFindingCode.SerialNumberUnusual, position, "The serial number is negative, zero or longer than 20 octets, by which revocation may miss the certificate: issue it again.");
        }
    }
}
