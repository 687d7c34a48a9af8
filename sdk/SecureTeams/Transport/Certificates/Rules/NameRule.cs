using System.Formats.Asn1;

namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>The subject alternative names include the host (RFC 9525 section 6); a common name does not count.</summary>
internal static class NameRule
{
    private static readonly Asn1Tag DnsNameTag = new(TagClass.ContextSpecific, 2);

    internal static void Judge(CertificateJudgement judgement, string host)
    {
        if (!Names(judgement.Path[0].AlternativeNames, host))
        {
            judgement.Add(CertificateFindingCode.NameMismatch, 0, "The subject alternative names do not include the host: check the address, or issue the certificate for this DNS name.");
        }
    }

    private static bool Names(ReadOnlyMemory<byte>? extension, string host)
    {
        if (extension is not { } encoded)
        {
            return false;
        }

        try
        {
            var outer = new DerReader(encoded.Span);
            var names = new DerReader(outer.Read(Asn1Tag.Sequence));
            outer.ThrowIfNotEmpty();
            bool found = false;
            while (!names.IsEmpty)
            {
                ReadOnlySpan<byte> name = names.ReadAny(out Asn1Tag tag, out _);
                found |= tag == DnsNameTag && DnsName.Matches(name, host);
            }

            return found;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
