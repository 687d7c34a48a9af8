using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Certificates;

/// <summary>
/// Reads the URLs of a certificate's CRL distribution points extension (RFC 5280 section 4.2.1.13).
/// </summary>
internal static class CrlDistributionPoints
{
    private const string ExtensionOid = "2.5.29.31";

    private static readonly Asn1Tag DistributionPointName = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag FullName = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag UniformResourceIdentifier = new(TagClass.ContextSpecific, 6);

    /// <summary>Returns the URLs in order; empty when there is no extension or it cannot be read.</summary>
    internal static IReadOnlyList<string> Read(X509Certificate2 certificate)
    {
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension.Oid?.Value == ExtensionOid)
            {
                return Parse(extension.RawData);
            }
        }

        return [];
    }

    internal static IReadOnlyList<string> Parse(ReadOnlyMemory<byte> encoded)
    {
        var urls = new List<string>();
        try
        {
            var reader = new AsnReader(encoded, AsnEncodingRules.DER);
            AsnReader points = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            while (points.HasData)
            {
                ReadPoint(points.ReadSequence(), urls);
            }
        }
        catch (AsnContentException)
        {
            return [];
        }

        return urls;
    }

    /// <summary>Whether there are only characters that a URI may have (RFC 3986): what is shown to people must not steer their terminal.</summary>
    internal static bool IsPrintable(string url) => !url.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static void ReadPoint(AsnReader point, List<string> urls)
    {
        if (!point.HasData || point.PeekTag() != DistributionPointName)
        {
            return;
        }

        AsnReader name = point.ReadSequence(DistributionPointName);
        if (!name.HasData || name.PeekTag() != FullName)
        {
            return;
        }

        AsnReader generalNames = name.ReadSequence(FullName);
        while (generalNames.HasData)
        {
            if (generalNames.PeekTag() == UniformResourceIdentifier)
            {
                string url = generalNames.ReadCharacterString(UniversalTagNumber.IA5String, UniformResourceIdentifier);
                if (IsPrintable(url))
                {
                    urls.Add(url);
                }
            }
            else
            {
                generalNames.ReadEncodedValue();
            }
        }
    }
}
