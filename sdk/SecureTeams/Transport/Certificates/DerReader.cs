using System.Formats.Asn1;

namespace SecureTeams.Transport.Certificates;

/// <summary>Walks over DER without allocating: each step gives the content of one value.</summary>
internal ref struct DerReader(ReadOnlySpan<byte> encoded)
{
    private ReadOnlySpan<byte> _rest = encoded;

    internal readonly bool IsEmpty => _rest.IsEmpty;

    /// <exception cref="AsnContentException">There is no value, or none of this tag.</exception>
    internal ReadOnlySpan<byte> Read(Asn1Tag expected, out ReadOnlySpan<byte> whole)
    {
        ReadOnlySpan<byte> content = ReadAny(out Asn1Tag tag, out whole);
        return tag == expected ? content : throw new AsnContentException();
    }

    internal ReadOnlySpan<byte> Read(Asn1Tag expected) => Read(expected, out _);

    internal ReadOnlySpan<byte> ReadAny(out Asn1Tag tag, out ReadOnlySpan<byte> whole)
    {
        tag = AsnDecoder.ReadEncodedValue(_rest, AsnEncodingRules.DER, out int offset, out int length, out int consumed);
        whole = _rest[..consumed];
        ReadOnlySpan<byte> content = _rest.Slice(offset, length);
        _rest = _rest[consumed..];
        return content;
    }

    internal bool TryRead(Asn1Tag expected, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (_rest.IsEmpty || !Asn1Tag.TryDecode(_rest, out Asn1Tag tag, out _) || tag != expected)
        {
            return false;
        }

        content = Read(expected);
        return true;
    }

    internal readonly void ThrowIfNotEmpty()
    {
        if (!_rest.IsEmpty)
        {
            throw new AsnContentException();
        }
    }
}
