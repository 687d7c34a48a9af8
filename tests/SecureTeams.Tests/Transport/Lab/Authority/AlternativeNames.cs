using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>Writes subject alternative names as they are given; the platform's builder would correct some of them.</summary>
internal static class AlternativeNames
{
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    internal static X509Extension Encode(string[] names, IPAddress[] addresses)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (string name in names)
            {
                writer.WriteEncodedValue(Tagged(DnsName, Encoding.Latin1.GetBytes(name)));
            }

            foreach (IPAddress address in addresses)
            {
                writer.WriteOctetString(address.GetAddressBytes(), Address);
            }
        }

        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);
    }

    private static byte[] Tagged(Asn1Tag tag, byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(content, tag);
        return writer.Encode();
    }
}
