using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>The distribution points of a certificate that can be asked.</summary>
internal sealed class DistributionPoints
{
    /// <summary>More addresses than this are not asked: a certificate must not send this machine on a tour.</summary>
    internal const int Limit = 4;

    private const int MaxUrlLength = 2048;
    private const string ExtensionOid = "2.5.29.31";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Reasons = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag ListIssuerName = new(TagClass.ContextSpecific, 2, isConstructed: true);
    private static readonly Asn1Tag UniformResourceIdentifier = new(TagClass.ContextSpecific, 6);

    private readonly List<DistributionPoint> _usable = [];

    private DistributionPoints()
    {
    }

    /// <summary>Gets the points in the certificate's order.</summary>
    internal IReadOnlyList<DistributionPoint> Usable => _usable;

    /// <summary>Gets why there is none that can be asked.</summary>
    internal RevocationFailure WhyNone { get; private set; } = RevocationFailure.NoDistributionPoint;

    internal static DistributionPoints Of(X509Certificate2 certificate)
    {
        var points = new DistributionPoints();
        int extensions = 0;
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension.Oid?.Value == ExtensionOid)
            {
                extensions++;
                points.ReadAll(extension.RawData);
            }
        }

        if (extensions > 1)
        {
            points._usable.Clear();
        }

        return points;
    }

    private void ReadAll(ReadOnlySpan<byte> encoded)
    {
        try
        {
            var document = new DerCursor(encoded);
            DerCursor points = document.ReadSequence();
            document.ThrowIfNotEmpty();
            while (points.HasData)
            {
                ReadPoint(points.ReadSequence());
            }
        }
        catch (Exception exception) when (exception is AsnContentException or ListRefusedException)
        {
            _usable.Clear();
        }
    }

    private void ReadPoint(DerCursor point)
    {
        var names = new List<byte[]>();
        if (point.NextIs(Zero))
        {
            DerCursor name = point.ReadSequence(Zero);
            if (name.NextIs(Zero))
            {
                DerCursor fullName = name.ReadSequence(Zero);
                while (fullName.HasData)
                {
                    names.Add(fullName.ReadEncoded().ToArray());
                }
            }
        }

        // The list would cover some reasons only, or speak in the name of another issuer: neither says "good" of this certificate.
        RevocationFailure unusable = point.NextIs(Reasons) ? RevocationFailure.OutOfScope : RevocationFailure.None;
        if (unusable != RevocationFailure.None)
        {
            point.ReadEncoded();
        }

        if (point.NextIs(ListIssuerName))
        {
            point.ReadEncoded();
            unusable = RevocationFailure.IndirectList;
        }

        point.ThrowIfNotEmpty();
        AddAddresses([.. names], unusable);
    }

    private void AddAddresses(byte[][] names, RevocationFailure unusable)
    {
        foreach (byte[] name in names)
        {
            if (!Asn1Tag.Decode(name, out _).HasSameClassAndValue(UniformResourceIdentifier))
            {
                continue;
            }

            string url = AsnDecoder.ReadCharacterString(name, AsnEncodingRules.DER, UniversalTagNumber.IA5String, out _, UniformResourceIdentifier);
            if (Address(url) is not { } address)
            {
                continue;
            }

            if (unusable != RevocationFailure.None)
            {
                WhyNone = unusable;
            }
            else if (_usable.Count < Limit)
            {
                _usable.Add(new DistributionPoint(url, address, names));
            }
        }
    }

    private static Uri? Address(string url) =>
        url.Length <= MaxUrlLength && CrlDistributionPoints.IsPrintable(url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.UserInfo.Length == 0 && address.Host.Length > 0 ? address : null;
}
