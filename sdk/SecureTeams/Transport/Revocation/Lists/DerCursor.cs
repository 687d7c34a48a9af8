using System.Formats.Asn1;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>Walks through DER without allocating: lists hold hundreds of thousands of entries.</summary>
internal ref struct DerCursor
{
    /// <summary>RFC 5280 section 4.1.2.5.1: two digits from 50 on are of the twentieth century.</summary>
    private const int TwoDigitYearMax = 2049;

    private readonly ReadOnlySpan<byte> _document;
    private readonly int _end;

    private DerCursor(ReadOnlySpan<byte> document, int start, int end)
    {
        _document = document;
        Position = start;
        _end = end;
    }

    internal DerCursor(ReadOnlySpan<byte> document)
        : this(document, 0, document.Length)
    {
    }

    /// <summary>Gets where in the whole document the next value begins.</summary>
    internal int Position { get; private set; }

    internal readonly bool HasData => Position < _end;

    private readonly ReadOnlySpan<byte> Rest => _document[Position.._end];

    internal readonly bool NextIs(Asn1Tag tag) => HasData && Asn1Tag.Decode(Rest, out _).HasSameClassAndValue(tag);

    internal readonly void ThrowIfNotEmpty()
    {
        if (HasData)
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }
    }

    internal DerCursor ReadSequence(Asn1Tag? tag = null)
    {
        AsnDecoder.ReadSequence(Rest, AsnEncodingRules.DER, out int offset, out int length, out int consumed, tag);
        int start = Position + offset;
        Position += consumed;
        return new DerCursor(_document, start, start + length);
    }

    /// <summary>Reads the next value, tag and length included.</summary>
    internal ReadOnlySpan<byte> ReadEncoded()
    {
        AsnDecoder.ReadEncodedValue(Rest, AsnEncodingRules.DER, out _, out _, out int consumed);
        ReadOnlySpan<byte> value = Rest[..consumed];
        Position += consumed;
        return value;
    }

    internal ReadOnlySpan<byte> ReadInteger(Asn1Tag? tag = null)
    {
        ReadOnlySpan<byte> value = AsnDecoder.ReadIntegerBytes(Rest, AsnEncodingRules.DER, out int consumed, tag);
        Position += consumed;
        return value;
    }

    internal ReadOnlySpan<byte> ReadEnumerated()
    {
        ReadOnlySpan<byte> value = AsnDecoder.ReadEnumeratedBytes(Rest, AsnEncodingRules.DER, out int consumed);
        Position += consumed;
        return value;
    }

    internal bool ReadBoolean(Asn1Tag? tag = null)
    {
        bool value = AsnDecoder.ReadBoolean(Rest, AsnEncodingRules.DER, out int consumed, tag);
        Position += consumed;
        return value;
    }

    internal void ReadNull()
    {
        AsnDecoder.ReadNull(Rest, AsnEncodingRules.DER, out int consumed);
        Position += consumed;
    }

    /// <summary>Reads an object identifier as its content octets, which are compared with constants and need no text.</summary>
    internal ReadOnlySpan<byte> ReadObjectIdentifier()
    {
        if (!NextIs(Asn1Tag.ObjectIdentifier))
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }

        AsnDecoder.ReadEncodedValue(Rest, AsnEncodingRules.DER, out int offset, out int length, out int consumed);
        ReadOnlySpan<byte> value = Rest.Slice(offset, length);
        Position += consumed;
        return value;
    }

    internal ReadOnlySpan<byte> ReadOctetString(Asn1Tag? tag = null)
    {
        if (!AsnDecoder.TryReadPrimitiveOctetString(Rest, AsnEncodingRules.DER, out ReadOnlySpan<byte> value, out int consumed, tag))
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }

        Position += consumed;
        return value;
    }

    internal ReadOnlySpan<byte> ReadWholeOctetsOfBitString()
    {
        if (!AsnDecoder.TryReadPrimitiveBitString(Rest, AsnEncodingRules.DER, out int unused, out ReadOnlySpan<byte> value, out int consumed) || unused != 0)
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }

        Position += consumed;
        return value;
    }

    /// <summary>Reads a time (RFC 5280 section 5.1.2.4), which has whole seconds.</summary>
    internal DateTimeOffset ReadTime()
    {
        int consumed;
        DateTimeOffset value = NextIs(Asn1Tag.UtcTime)
            ? AsnDecoder.ReadUtcTime(Rest, AsnEncodingRules.DER, out consumed, TwoDigitYearMax)
            : AsnDecoder.ReadGeneralizedTime(Rest, AsnEncodingRules.DER, out consumed);
        if (value.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ListRefusedException(RevocationFailure.Malformed);
        }

        Position += consumed;
        return value;
    }

    internal readonly bool NextIsTime() => NextIs(Asn1Tag.UtcTime) || NextIs(Asn1Tag.GeneralizedTime);
}
