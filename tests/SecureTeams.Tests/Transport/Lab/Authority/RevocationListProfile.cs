using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>What a revocation list of the lab says (RFC 5280 section 5.1). The defaults are those of a list that nothing is wrong with.</summary>
internal sealed record RevocationListProfile
{
    internal X509Certificate2[] Revoked { get; init; } = [];

    internal TimeSpan ThisUpdate { get; init; } = TimeSpan.FromHours(-1);

    /// <summary>Gets when the next list is due; it is left out when this is null.</summary>
    internal TimeSpan? NextUpdate { get; init; } = TimeSpan.FromDays(1);

    internal HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>Gets the name that the list gives as its issuer's; null for the real one.</summary>
    internal X500DistinguishedName? Issuer { get; init; }

    /// <summary>Gets the key that signs; null for the issuer's.</summary>
    internal LabKey? Signer { get; init; }

    internal X509Extension[] More { get; init; } = [];

    internal byte[] Encode(X509Certificate2 issuer, LabKey key)
    {
        X509SignatureGenerator signature = LabSignature.Create(Signer ?? key, Hash, pss: false);
        byte[] algorithm = signature.GetSignatureAlgorithmIdentifier(Hash);
        byte[] body = Body(issuer, algorithm);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteEncodedValue(algorithm);
            writer.WriteBitString(signature.SignData(body, Hash));
        }

        return writer.Encode();
    }

    private byte[] Body(X509Certificate2 issuer, byte[] algorithm)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteEncodedValue(algorithm);
            writer.WriteEncodedValue((Issuer ?? issuer.SubjectName).RawData);
            writer.WriteUtcTime(now + ThisUpdate);
            if (NextUpdate is { } next)
            {
                writer.WriteUtcTime(now + next);
            }

            WriteRevoked(writer, now);
            WriteExtensions(writer, issuer);
        }

        return writer.Encode();
    }

    private void WriteRevoked(AsnWriter writer, DateTimeOffset now)
    {
        if (Revoked.Length == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach (X509Certificate2 certificate in Revoked)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(certificate.SerialNumberBytes.Span);
                    writer.WriteUtcTime(now + ThisUpdate);
                }
            }
        }
    }

    private void WriteExtensions(AsnWriter writer, X509Certificate2 issuer)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            Write(writer, X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
            Write(writer, new X509Extension("2.5.29.20", [2, 1, 7], critical: false));
            foreach (X509Extension extension in More)
            {
                Write(writer, extension);
            }
        }
    }

    private static void Write(AsnWriter writer, X509Extension extension)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(extension.Oid!.Value!);
            if (extension.Critical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(extension.RawData);
        }
    }
}
