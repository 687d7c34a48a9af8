using System.Formats.Asn1;

namespace SecureTeams.Transport.Certificates.Rules;

/// <summary>What a certificate may be used for (RFC 5280 sections 4.2.1.3 and 4.2.1.12). The root is trusted as it is.</summary>
internal static class UsageRules
{
    private const int DigitalSignature = 0x80;
    private const int KeyCertSign = 0x04;

    internal static void Judge(CertificateJudgement judgement, int position, bool isServer)
    {
        if (judgement.IsRoot(position))
        {
            return;
        }

        JudgeKeyUsage(judgement, position);
        JudgePurpose(judgement, position, isServer);
    }

    private static void JudgeKeyUsage(CertificateJudgement judgement, int position)
    {
        if (judgement.Path[position].KeyUsage is not { } encoded)
        {
            return;
        }

        int wanted = position == 0 ? DigitalSignature : KeyCertSign;
        if ((ReadFirstBits(encoded.Span) & wanted) == 0)
        {
            judgement.Add(CertificateFindingCode.KeyUsageWrong, position, position == 0
                ? "The key usage does not allow digital signatures, with which a TLS peer proves itself: issue the certificate with digitalSignature."
                : "The issuer's key usage does not allow it to sign certificates (keyCertSign): look for a forged chain.");
        }
    }

    private static void JudgePurpose(CertificateJudgement judgement, int position, bool isServer)
    {
        string purpose = isServer ? "server authentication (1.3.6.1.5.5.7.3.1)" : "client authentication (1.3.6.1.5.5.7.3.2)";
        if (judgement.Path[position].ExtendedKeyUsage is not { } encoded)
        {
            if (position == 0)
            {
                judgement.Add(CertificateFindingCode.ExtendedKeyUsageMissing, 0, isServer
                    ? "The certificate has no extended key usage, and so does not say that it is for server authentication (1.3.6.1.5.5.7.3.1): issue it with that usage."
                    : "The certificate has no extended key usage, and so does not say that it is for client authentication (1.3.6.1.5.5.7.3.2): issue it with that usage.");
            }

            return;
        }

        if (!Names(encoded.Span, isServer ? ObjectIds.ServerAuthentication : ObjectIds.ClientAuthentication, acceptAny: position > 0))
        {
            judgement.Add(CertificateFindingCode.ExtendedKeyUsageWrong, position, position == 0
                ? $"The extended key usage does not name {purpose}: issue the certificate with that usage."
                : $"The issuer's extended key usage does not let it issue for {purpose}: use another issuer.");
        }
    }

    private static int ReadFirstBits(ReadOnlySpan<byte> encoded)
    {
        try
        {
            var reader = new DerReader(encoded);
            ReadOnlySpan<byte> bits = reader.Read(Asn1Tag.PrimitiveBitString);
            return bits.Length > 1 ? bits[1] : 0;
        }
        catch (AsnContentException)
        {
            return 0;
        }
    }

    private static bool Names(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> purpose, bool acceptAny)
    {
        try
        {
            var outer = new DerReader(encoded);
            var usages = new DerReader(outer.Read(Asn1Tag.Sequence));
            outer.ThrowIfNotEmpty();
            bool found = false;
            while (!usages.IsEmpty)
            {
                ReadOnlySpan<byte> usage = usages.Read(Asn1Tag.ObjectIdentifier);
                found |= usage.SequenceEqual(purpose) || (acceptAny && usage.SequenceEqual(ObjectIds.AnyExtendedKeyUsage));
            }

            return found;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
