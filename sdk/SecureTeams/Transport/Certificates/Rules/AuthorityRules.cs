using System.Formats.Asn1;

namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>Who may issue, and who may not (RFC 5280 section 4.2.1.9).</summary>
internal static class AuthorityRules
{
    internal static void Judge(CertificateJudgement judgement, int position)
    {
        CertificateFacts facts = judgement.Path[position];
        if (!TryRead(facts.BasicConstraints, out bool isAuthority, out int? pathLength))
        {
            judgement.Add(CertificateFindingCode.Malformed, position, "The basic constraints cannot be read: issue the certificate again.");
        }
        else if (position == 0)
        {
            JudgeEndEntity(judgement, facts, isAuthority);
        }
        else if (!isAuthority && !(judgement.IsRoot(position) && facts.Version < 3))
        {
            judgement.Add(CertificateFindingCode.IssuerNotAuthority, position, "The issuer is not a certificate authority (basic constraints CA:TRUE): look for a forged chain.");
        }
        else if (pathLength < AuthoritiesBelow(judgement, position))
        {
            judgement.Add(CertificateFindingCode.IssuerNotAuthority, position, "The issuer may not have that many authorities below it (path length): look for a forged chain.");
        }
    }

    private static void JudgeEndEntity(CertificateJudgement judgement, CertificateFacts facts, bool isAuthority)
    {
        if (facts.IsSelfIssued && judgement.Path.Count == 1)
        {
            judgement.Add(CertificateFindingCode.SelfSigned, 0, "The certificate is its own issuer, so nobody vouches for it: issue it from a certificate authority.");
        }

        if (isAuthority)
        {
            judgement.Add(CertificateFindingCode.AuthorityAsEndEntity, 0, "The certificate of a certificate authority is used as that of an end entity: issue one with CA:FALSE.");
        }
    }

    /// <summary>Certificates that an authority issued to itself do not count.</summary>
    private static int AuthoritiesBelow(CertificateJudgement judgement, int position)
    {
        int count = 0;
        for (int i = 1; i < position; i++)
        {
            count += judgement.Path[i].IsSelfIssued ? 0 : 1;
        }

        return count;
    }

    private static bool TryRead(ReadOnlyMemory<byte>? extension, out bool isAuthority, out int? pathLength)
    {
        isAuthority = false;
        pathLength = null;
        if (extension is not { } encoded)
        {
            return true;
        }

        try
        {
            var outer = new DerReader(encoded.Span);
            var constraints = new DerReader(outer.Read(Asn1Tag.Sequence));
            outer.ThrowIfNotEmpty();
            if (constraints.TryRead(Asn1Tag.Boolean, out ReadOnlySpan<byte> value))
            {
                // DER knows two values (X.690 section 11.1). Other readers take any other for true as well.
                isAuthority = value switch
                {
                    [0xFF] => true,
                    [0x00] => false,
                    _ => throw new AsnContentException(),
                };
            }

            if (constraints.TryRead(Asn1Tag.Integer, out ReadOnlySpan<byte> length))
            {
                // More than 127 authorities below one another is as good as no limit; a negative number allows none.
                pathLength = length switch
                {
                    [] => throw new AsnContentException(),
                    [var small] => (sbyte)small,
                    _ => (length[0] & 0x80) != 0 ? -1 : null,
                };
            }

            return constraints.IsEmpty;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
