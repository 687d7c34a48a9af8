using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>A revocation list as an authority, or an attacker, would write it: every part can be wrong.</summary>
internal sealed record ListDraft
{
    internal const string NumberId = "2.5.29.20";
    internal const string DeltaId = "2.5.29.27";
    internal const string IssuingId = "2.5.29.28";
    internal const string AuthorityKeyId = "2.5.29.35";

    internal IReadOnlyList<ListEntry> Entries { get; init; } = [];

    internal DateTimeOffset ThisUpdate { get; init; } = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    internal DateTimeOffset? NextUpdate { get; init; } = TimeProvider.System.GetUtcNow().AddDays(1);

    /// <summary>The version's INTEGER; null for a list of version 1.</summary>
    internal int? Version { get; init; } = 1;

    internal BigInteger? Number { get; init; } = 1;

    /// <summary>The issuer's name; null for the signer's.</summary>
    internal byte[]? Issuer { get; init; }

    /// <summary>The key identifier in the authority key identifier; null for the signer's.</summary>
    internal byte[]? KeyIdentifier { get; init; }

    internal byte[]? IssuingPoint { get; init; }

    internal IReadOnlyList<(string Id, bool Critical, byte[] Value)> FurtherExtensions { get; init; } = [];

    /// <summary>The AlgorithmIdentifier inside the signed part; null for the one outside.</summary>
    internal byte[]? InnerAlgorithm { get; init; }

    internal static ListDraft Revoking(params X509Certificate2[] certificates) => new()
    {
        Entries = [.. certificates.Select(certificate => new ListEntry(certificate.SerialNumberBytes.ToArray()))],
    };

    internal byte[] Sign(TestAuthority authority) => Sign(authority.Certificate, authority.Key);

    internal byte[] Sign(X509Certificate2 issuer, TestKey key)
    {
        X509SignatureGenerator generator = key.Generator;
        byte[] algorithm = generator.GetSignatureAlgorithmIdentifier(key.Hash);
        byte[] signed = Signed(issuer, algorithm);
        var writer = new AsnWriter(AsnEncodingRules.DER, signed.Length + 2048);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(algorithm);
            writer.WriteBitString(generator.SignData(signed, key.Hash));
        }

        return writer.Encode();
    }

    private byte[] Signed(X509Certificate2 issuer, byte[] algorithm)
    {
        // The writer grows by a kilobyte at a time, which takes minutes for a large list.
        var writer = new AsnWriter(AsnEncodingRules.DER, (Entries.Count * 64) + 2048);
        using (writer.PushSequence())
        {
            if (Version is { } version)
            {
                writer.WriteInteger(version);
            }

            writer.WriteEncodedValue(InnerAlgorithm ?? algorithm);
            writer.WriteEncodedValue(Issuer ?? issuer.SubjectName.RawData);
            WriteTime(writer, ThisUpdate);
            if (NextUpdate is { } next)
            {
                WriteTime(writer, next);
            }

            WriteEntries(writer);
            WriteExtensions(writer, issuer);
        }

        return writer.Encode();
    }

    private void WriteEntries(AsnWriter writer)
    {
        if (Entries.Count == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach (ListEntry entry in Entries)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(entry.Serial);
                    WriteTime(writer, entry.Since ?? ThisUpdate);
                    WriteExtensions(writer, entry.Extensions);
                }
            }
        }
    }

    private void WriteExtensions(AsnWriter writer, X509Certificate2 issuer)
    {
        List<(string Id, bool Critical, byte[] Value)> extensions = [];
        if (Version is not null && Number is { } number)
        {
            extensions.Add((NumberId, false, Encoded(inner => inner.WriteInteger(number))));
        }

        byte[]? identifier = KeyIdentifier ?? issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes.ToArray();
        if (Version is not null && identifier is not null)
        {
            extensions.Add((AuthorityKeyId, false, Encoded(inner =>
            {
                using (inner.PushSequence())
                {
                    inner.WriteOctetString(identifier, new Asn1Tag(TagClass.ContextSpecific, 0));
                }
            })));
        }

        if (IssuingPoint is not null)
        {
            extensions.Add((IssuingId, true, IssuingPoint));
        }

        extensions.AddRange(FurtherExtensions);
        if (extensions.Count > 0)
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                WriteExtensions(writer, extensions);
            }
        }
    }

    private static void WriteExtensions(AsnWriter writer, IReadOnlyList<(string Id, bool Critical, byte[] Value)> extensions)
    {
        if (extensions.Count == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach ((string id, bool critical, byte[] value) in extensions)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(id);
                    if (critical)
                    {
                        writer.WriteBoolean(true);
                    }

                    writer.WriteOctetString(value);
                }
            }
        }
    }

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year < 2050)
        {
            writer.WriteUtcTime(time);
        }
        else
        {
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
    }

    internal static byte[] Encoded(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
