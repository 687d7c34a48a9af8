using System.Formats.Asn1;

namespace SecureTeams.Transport.Certificates;

/// <summary>Which keys and signatures are approved (FIPS 186-5, SP 800-131A revision 2) and used with TLS.</summary>
internal static class ApprovedAlgorithms
{
    internal const int SmallestRsaKey = 2048;

    private const int RsaEncryption = 1;
    private const int MaskGeneration = 8;
    private const int RsaPss = 10;

    private static readonly Asn1Tag PssHash = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PssMask = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Judges a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7, RFC 8017 appendix A.1, RFC 5480).</summary>
    internal static KeyQuality Judge(ReadOnlySpan<byte> publicKeyInfo)
    {
        try
        {
            var outer = new DerReader(publicKeyInfo);
            var info = new DerReader(outer.Read(Asn1Tag.Sequence));
            var algorithm = new DerReader(info.Read(Asn1Tag.Sequence));
            ReadOnlySpan<byte> id = algorithm.Read(Asn1Tag.ObjectIdentifier);
            if (ObjectIds.LastArc(id, ObjectIds.Pkcs1) == RsaEncryption)
            {
                return JudgeRsa(info.Read(Asn1Tag.PrimitiveBitString));
            }

            return id.SequenceEqual(ObjectIds.EcPublicKey) && algorithm.TryRead(Asn1Tag.ObjectIdentifier, out ReadOnlySpan<byte> curve) && IsApprovedCurve(curve)
                ? KeyQuality.Approved
                : KeyQuality.NotApproved;
        }
        catch (AsnContentException)
        {
            return KeyQuality.NotApproved;
        }
    }

    /// <summary>Judges the content of a signature's AlgorithmIdentifier (RFC 5280 section 4.1.1.2, RFC 4055, RFC 5758).</summary>
    internal static bool IsApprovedSignature(ReadOnlySpan<byte> algorithmIdentifier)
    {
        try
        {
            var algorithm = new DerReader(algorithmIdentifier);
            ReadOnlySpan<byte> id = algorithm.Read(Asn1Tag.ObjectIdentifier);
            return ObjectIds.LastArc(id, ObjectIds.EcdsaWithSha2) is >= 2 and <= 4
                || ObjectIds.LastArc(id, ObjectIds.Pkcs1) switch
                {
                    RsaPss => ArePssParametersApproved(ref algorithm),
                    >= 11 and <= 13 => true,
                    _ => false,
                };
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsApprovedCurve(ReadOnlySpan<byte> curve) =>
        curve.SequenceEqual(ObjectIds.NistP256) || curve.SequenceEqual(ObjectIds.NistP384) || curve.SequenceEqual(ObjectIds.NistP521);

    private static KeyQuality JudgeRsa(ReadOnlySpan<byte> bits)
    {
        // The first octet counts unused bits (X.690 section 8.6).
        var wrapper = new DerReader(bits.IsEmpty ? bits : bits[1..]);
        var key = new DerReader(wrapper.Read(Asn1Tag.Sequence));
        ReadOnlySpan<byte> modulus = key.Read(Asn1Tag.Integer).TrimStart((byte)0);
        ReadOnlySpan<byte> exponent = key.Read(Asn1Tag.Integer).TrimStart((byte)0);
        int size = modulus.IsEmpty ? 0 : (modulus.Length * 8) - byte.LeadingZeroCount(modulus[0]);
        if (size < SmallestRsaKey)
        {
            return KeyQuality.TooSmall;
        }

        // FIPS 186-5 section 5.4: odd, above 2^16 and below 2^256. With 1 as exponent everybody can sign.
        return exponent.Length is >= 3 and <= 32 && (exponent[^1] & 1) == 1 ? KeyQuality.Approved : KeyQuality.SmallExponent;
    }

    /// <summary>What is left out of the parameters means SHA-1 (RFC 4055 section 3.1).</summary>
    private static bool ArePssParametersApproved(ref DerReader algorithm)
    {
        var parameters = new DerReader(algorithm.Read(Asn1Tag.Sequence));
        if (!parameters.TryRead(PssHash, out ReadOnlySpan<byte> hash) || !parameters.TryRead(PssMask, out ReadOnlySpan<byte> mask))
        {
            return false;
        }

        var maskWrapper = new DerReader(mask);
        var maskAlgorithm = new DerReader(maskWrapper.Read(Asn1Tag.Sequence));
        return IsApprovedHash(hash)
            && ObjectIds.LastArc(maskAlgorithm.Read(Asn1Tag.ObjectIdentifier), ObjectIds.Pkcs1) == MaskGeneration
            && maskAlgorithm.TryRead(Asn1Tag.Sequence, out ReadOnlySpan<byte> maskHash)
            && IsHashApproved(maskHash);
    }

    private static bool IsApprovedHash(ReadOnlySpan<byte> encoded)
    {
        var wrapper = new DerReader(encoded);
        return IsHashApproved(wrapper.Read(Asn1Tag.Sequence));
    }

    private static bool IsHashApproved(ReadOnlySpan<byte> algorithmIdentifier)
    {
        var algorithm = new DerReader(algorithmIdentifier);
        return ObjectIds.LastArc(algorithm.Read(Asn1Tag.ObjectIdentifier), ObjectIds.HashAlgorithms) is >= 1 and <= 3;
    }
}
