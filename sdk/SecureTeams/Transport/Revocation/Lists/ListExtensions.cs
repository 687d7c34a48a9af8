using System.Formats.Asn1;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>The extensions of a list (RFC 5280 section 5.2) that matter here.</summary>
internal ref struct ListExtensions
{
    private const int MaxNumberLength = 20;
    private const int MaxCount = 64;

    private static readonly Asn1Tag KeyIdentifierTag = new(TagClass.ContextSpecific, 0);

    public ListExtensions()
    {
    }

    internal ListScope Scope { get; private set; } = ListScope.Everything;

    internal byte[]? AuthorityKeyIdentifier { get; private set; }

    /// <summary>Gets the list's number as unsigned big-endian octets without leading zeros.</summary>
    internal byte[]? Number { get; private set; }

    private static ReadOnlySpan<byte> NumberId => [0x55, 0x1D, 0x14];

    private static ReadOnlySpan<byte> DeltaIndicatorId => [0x55, 0x1D, 0x1B];

    private static ReadOnlySpan<byte> IssuingDistributionPointId => [0x55, 0x1D, 0x1C];

    private static ReadOnlySpan<byte> AuthorityKeyIdentifierId => [0x55, 0x1D, 0x23];

    internal static ListExtensions Read(DerCursor extensions)
    {
        var found = new ListExtensions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (extensions.HasData)
        {
            DerCursor extension = extensions.ReadSequence();
            ReadOnlySpan<byte> id = extension.ReadObjectIdentifier();
            bool critical = extension.NextIs(Asn1Tag.Boolean) && extension.ReadBoolean();
            ReadOnlySpan<byte> value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!seen.Add(Convert.ToHexString(id)) || seen.Count > MaxCount)
            {
                throw new ListRefusedException(RevocationFailure.Malformed);
            }

            found.Take(id, critical, value);
        }

        return found;
    }

    private void Take(ReadOnlySpan<byte> id, bool critical, ReadOnlySpan<byte> value)
    {
        if (id.SequenceEqual(NumberId))
        {
            Number = ReadNumber(value);
        }
        else if (id.SequenceEqual(AuthorityKeyIdentifierId))
        {
            AuthorityKeyIdentifier = ReadKeyIdentifier(value);
        }
        else if (id.SequenceEqual(IssuingDistributionPointId))
        {
            Scope = ListScope.Read(value);
        }
        else if (id.SequenceEqual(DeltaIndicatorId))
        {
            throw new ListRefusedException(RevocationFailure.DeltaList);
        }
        else if (critical)
        {
            throw new ListRefusedException(RevocationFailure.UnknownCriticalExtension);
        }
    }

    private static byte[] ReadNumber(ReadOnlySpan<byte> value)
    {
        var document = new DerCursor(value);
        ReadOnlySpan<byte> number = document.ReadInteger();
        document.ThrowIfNotEmpty();
        ReadOnlySpan<byte> trimmed = number.TrimStart((byte)0);
        return (number[0] & 0x80) == 0 && trimmed.Length <= MaxNumberLength ? trimmed.ToArray() : throw new ListRefusedException(RevocationFailure.Malformed);
    }

    private static byte[]? ReadKeyIdentifier(ReadOnlySpan<byte> value)
    {
        var document = new DerCursor(value);
        DerCursor identifier = document.ReadSequence();
        document.ThrowIfNotEmpty();
        return identifier.NextIs(KeyIdentifierTag) ? identifier.ReadOctetString(KeyIdentifierTag).ToArray() : null;
    }
}
