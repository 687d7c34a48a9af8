using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Certificates;

/// <summary>
/// What one certificate says (RFC 5280 section 4.1), read once and without the platform's own objects, which hide what is
/// malformed or doubled.
/// </summary>
internal sealed class CertificateFacts
{
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag IssuerUniqueId = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag SubjectUniqueId = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    private CertificateFacts(ReadOnlyMemory<byte> encoded) => Encoded = encoded;

    internal ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>Gets a value indicating whether the rest could not be read in whole; what was read before stands.</summary>
    internal bool IsMalformed { get; private set; }

    internal int Version { get; private set; } = 1;

    internal ReadOnlyMemory<byte> SerialNumber { get; private set; }

    internal ReadOnlyMemory<byte> Issuer { get; private set; }

    internal ReadOnlyMemory<byte> Subject { get; private set; }

    internal DateTimeOffset NotBefore { get; private set; }

    internal DateTimeOffset NotAfter { get; private set; }

    /// <summary>Gets the SubjectPublicKeyInfo with its header: what a pin is the hash of (RFC 7469 section 2.4).</summary>
    internal ReadOnlyMemory<byte> PublicKeyInfo { get; private set; }

    /// <summary>Gets the signature's AlgorithmIdentifier; empty when the two in the certificate differ (RFC 5280 section 4.1.1.2).</summary>
    internal ReadOnlyMemory<byte> SignatureAlgorithm { get; private set; }

    internal ReadOnlyMemory<byte>? AlternativeNames { get; private set; }

    internal ReadOnlyMemory<byte>? BasicConstraints { get; private set; }

    internal ReadOnlyMemory<byte>? DistributionPoints { get; private set; }

    internal ReadOnlyMemory<byte>? ExtendedKeyUsage { get; private set; }

    internal ReadOnlyMemory<byte>? KeyUsage { get; private set; }

    internal bool IsSelfIssued => Subject.Span.SequenceEqual(Issuer.Span);

    internal static CertificateFacts Of(X509Certificate2 certificate)
    {
        var facts = new CertificateFacts(certificate.RawDataMemory);
        try
        {
            facts.Parse();
        }
        catch (AsnContentException)
        {
            facts.IsMalformed = true;
        }

        return facts;
    }

    private void Parse()
    {
        var outer = new DerReader(Encoded.Span);
        var certificate = new DerReader(outer.Read(Asn1Tag.Sequence));
        var body = new DerReader(certificate.Read(Asn1Tag.Sequence));
        ReadOnlySpan<byte> algorithm = certificate.Read(Asn1Tag.Sequence);

        if (body.TryRead(VersionTag, out ReadOnlySpan<byte> version))
        {
            Version = ReadVersion(version);
        }

        SerialNumber = Slice(body.Read(Asn1Tag.Integer));
        ReadOnlySpan<byte> signedAlgorithm = body.Read(Asn1Tag.Sequence);
        SignatureAlgorithm = signedAlgorithm.SequenceEqual(algorithm) ? Slice(algorithm) : default;
        Issuer = Slice(body.Read(Asn1Tag.Sequence));
        ReadValidity(new DerReader(body.Read(Asn1Tag.Sequence)));
        Subject = Slice(body.Read(Asn1Tag.Sequence));
        body.Read(Asn1Tag.Sequence, out ReadOnlySpan<byte> publicKey);
        PublicKeyInfo = Slice(publicKey);
        _ = body.TryRead(IssuerUniqueId, out _);
        _ = body.TryRead(SubjectUniqueId, out _);
        if (body.TryRead(ExtensionsTag, out ReadOnlySpan<byte> extensions))
        {
            ReadExtensions(extensions);
        }

        body.ThrowIfNotEmpty();
    }

    private static int ReadVersion(ReadOnlySpan<byte> encoded) =>
        AsnDecoder.TryReadInt32(encoded, AsnEncodingRules.DER, out int version, out _) && version is >= 0 and < 3 ? version + 1 : throw new AsnContentException();

    private void ReadValidity(DerReader validity)
    {
        NotBefore = ReadTime(ref validity);
        NotAfter = ReadTime(ref validity);
    }

    private static DateTimeOffset ReadTime(ref DerReader validity)
    {
        validity.ReadAny(out Asn1Tag tag, out ReadOnlySpan<byte> whole);
        return tag == Asn1Tag.UtcTime
            ? AsnDecoder.ReadUtcTime(whole, AsnEncodingRules.DER, out _)
            : AsnDecoder.ReadGeneralizedTime(whole, AsnEncodingRules.DER, out _);
    }

    private void ReadExtensions(ReadOnlySpan<byte> encoded)
    {
        var wrapper = new DerReader(encoded);
        var extensions = new DerReader(wrapper.Read(Asn1Tag.Sequence));
        wrapper.ThrowIfNotEmpty();
        while (!extensions.IsEmpty)
        {
            var extension = new DerReader(extensions.Read(Asn1Tag.Sequence));
            ReadOnlySpan<byte> id = extension.Read(Asn1Tag.ObjectIdentifier);
            _ = extension.TryRead(Asn1Tag.Boolean, out _);
            Keep(id, Slice(extension.Read(Asn1Tag.PrimitiveOctetString)));
        }
    }

    private void Keep(ReadOnlySpan<byte> id, ReadOnlyMemory<byte> value)
    {
        ReadOnlyMemory<byte>? before = null;
        if (id.SequenceEqual(ObjectIds.SubjectAlternativeName))
        {
            (before, AlternativeNames) = (AlternativeNames, value);
        }
        else if (id.SequenceEqual(ObjectIds.BasicConstraints))
        {
            (before, BasicConstraints) = (BasicConstraints, value);
        }
        else if (id.SequenceEqual(ObjectIds.CrlDistributionPoints))
        {
            (before, DistributionPoints) = (DistributionPoints, value);
        }
        else if (id.SequenceEqual(ObjectIds.ExtendedKeyUsage))
        {
            (before, ExtendedKeyUsage) = (ExtendedKeyUsage, value);
        }
        else if (id.SequenceEqual(ObjectIds.KeyUsage))
        {
            (before, KeyUsage) = (KeyUsage, value);
        }

        // Whoever reads the first of two and whoever reads the last see different certificates (RFC 5280 section 4.2).
        if (before is not null)
        {
            throw new AsnContentException();
        }
    }

    private ReadOnlyMemory<byte> Slice(ReadOnlySpan<byte> part) =>
        part.IsEmpty || !Encoded.Span.Overlaps(part, out int offset) ? default : Encoded.Slice(offset, part.Length);
}
