using System.Formats.Asn1;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>Encodes CRL distribution points (RFC 5280 section 4.2.1.13) and issuing distribution points (section 5.2.5).</summary>
internal static class Points
{
    /// <summary>One distribution point an address; null for none.</summary>
    internal static byte[]? Of(params string[] urls)
    {
        if (urls.Length == 0)
        {
            return null;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (string url in urls)
            {
                WritePoint(writer, [url], reasons: false, issuer: false);
            }
        }

        return writer.Encode();
    }

    /// <summary>One distribution point.</summary>
    internal static byte[] One(string[] urls, bool reasons = false, bool issuer = false)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WritePoint(writer, urls, reasons, issuer);
        }

        return writer.Encode();
    }

    internal static byte[] Issuing(string? url = null, bool relative = false, bool onlyUsers = false, bool onlyAuthorities = false, bool someReasons = false, bool indirect = false, bool onlyAttributes = false)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (url is not null || relative)
            {
                using (writer.PushSequence(Context(0)))
                using (writer.PushSequence(Context(relative ? 1 : 0)))
                {
                    if (url is not null)
                    {
                        writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Context(6));
                    }
                }
            }

            Flag(writer, 1, onlyUsers);
            Flag(writer, 2, onlyAuthorities);
            if (someReasons)
            {
                writer.WriteBitString([0x40], unusedBitCount: 6, Context(3));
            }

            Flag(writer, 4, indirect);
            Flag(writer, 5, onlyAttributes);
        }

        return writer.Encode();
    }

    private static void WritePoint(AsnWriter writer, string[] urls, bool reasons, bool issuer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Context(0)))
            using (writer.PushSequence(Context(0)))
            {
                foreach (string url in urls)
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Context(6));
                }
            }

            if (reasons)
            {
                writer.WriteBitString([0x40], unusedBitCount: 6, Context(1));
            }

            if (issuer)
            {
                using (writer.PushSequence(Context(2)))
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, "other.example", Context(2));
                }
            }
        }
    }

    private static void Flag(AsnWriter writer, int number, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(true, Context(number));
        }
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number);
}
