using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>A SHA-256 digest as a value, so that it can be a key without allocating.</summary>
internal readonly record struct Fingerprint(UInt128 Upper, UInt128 Lower)
{
    internal static Fingerprint Digest(ReadOnlySpan<byte> value)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, digest);
        return new Fingerprint(BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));
    }
}
