using System.Formats.Asn1;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>Reads the entries of a list (RFC 5280 sections 5.1.2.6 and 5.3) into an index.</summary>
/// <remarks>
/// Each entry is a revocation, whatever its reason: a certificate on hold is not good, and "removed" has a meaning in
/// delta lists only, which are refused.
/// </remarks>
internal static class ListEntries
{
    private const int MaxSerialLength = 20;

    private static ReadOnlySpan<byte> ReasonCodeId => [0x55, 0x1D, 0x15];

    private static ReadOnlySpan<byte> HoldInstructionId => [0x55, 0x1D, 0x17];

    private static ReadOnlySpan<byte> InvalidityDateId => [0x55, 0x1D, 0x18];

    private static ReadOnlySpan<byte> CertificateIssuerId => [0x55, 0x1D, 0x1D];

    internal static void Read(DerCursor entries, bool mayHaveExtensions, SerialIndex index)
    {
        while (entries.HasData)
        {
            DerCursor entry = entries.ReadSequence();
            int place = entry.Position;
            DemandSerial(entry.ReadInteger());
            entry.ReadTime();
            if (entry.HasData)
            {
                if (!mayHaveExtensions)
                {
                    throw new ListRefusedException(RevocationFailure.Malformed);
                }

                ReadExtensions(entry.ReadSequence());
                entry.ThrowIfNotEmpty();
            }

            index.Add(place);
        }
    }

    private static void DemandSerial(ReadOnlySpan<byte> serial)
    {
        bool negative = (serial[0] & 0x80) != 0;
        if (negative || serial.TrimStart((byte)0).Length > MaxSerialLength)
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }
    }

    private static void ReadExtensions(DerCursor extensions)
    {
        bool hasReason = false;
        while (extensions.HasData)
        {
            DerCursor extension = extensions.ReadSequence();
            ReadOnlySpan<byte> id = extension.ReadObjectIdentifier();
            bool critical = extension.NextIs(Asn1Tag.Boolean) && extension.ReadBoolean();
            ReadOnlySpan<byte> value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (id.SequenceEqual(ReasonCodeId))
            {
                DemandReason(value, hasReason);
                hasReason = true;
            }
            else if (id.SequenceEqual(CertificateIssuerId))
            {
                throw new ListRefusedException(RevocationFailure.IndirectList);
            }
            else if (critical && !id.SequenceEqual(InvalidityDateId) && !id.SequenceEqual(HoldInstructionId))
            {
                throw new ListRefusedException(RevocationFailure.UnknownCriticalExtension);
            }
        }
    }

    private static void DemandReason(ReadOnlySpan<byte> value, bool hasReason)
    {
        var document = new DerCursor(value);
        document.ReadEnumerated();
        document.ThrowIfNotEmpty();
        if (hasReason)
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }
    }
}
