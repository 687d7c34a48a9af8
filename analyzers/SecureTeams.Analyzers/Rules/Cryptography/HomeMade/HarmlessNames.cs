using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

/// <summary>Checksums, table hashes and encodings borrow the types of cryptography and protect nothing, which their names say.</summary>
internal static class HarmlessNames
{
    private static readonly string[] Parts =
    [
        "CRC", "CHECKSUM", "ADLER", "FLETCHER", "XXH", "FNV", "MURMUR", "CITYHASH", "FARMHASH", "SPOOKYHASH", "METROHASH", "HIGHWAYHASH", "WYHASH", "T1HA", "KOMIHASH",
        "JENKINS", "ONEATATIME", "LOOKUP3", "DJB", "SDBM", "PJW", "ELFHASH", "ELF32", "BKDR", "SUPERFASTHASH", "XORHASH", "HASHXOR", "QUICKXOR", "ROLLINGHASH", "BUZHASH", "RABIN", "PEARSON",
        "PARITY", "NONCRYPTO", "MARVIN", "SUM8", "SUM16", "SUM32", "SUM64", "BSDSUM", "SYSVSUM", "PERCEPTUAL", "SIMHASH", "MINHASH", "BLOOM",
        "BASE16", "BASE32", "BASE36", "BASE58", "BASE62", "BASE64", "BASE85", "BASE91", "ASCII85", "TOHEX", "FROMHEX", "HEXTRANSFORM", "HEXENCOD", "HEXDECOD", "UUENCOD", "UUDECOD", "YENC",
        "QUOTEDPRINTABLE", "URLENCOD", "URLDECOD", "ENCODER", "DECODER", "ENCODINGTRANSFORM", "COMPRESS", "DEFLATE", "NEWLINE", "LINEENDING", "NULLTRANSFORM", "NOOP", "IDENTITYTRANSFORM",
    ];

    public static bool Has(INamedTypeSymbol type)
    {
        if (type.ContainingNamespace.Name.IndexOf("Checksum", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return true;
        }

        for (INamedTypeSymbol? current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            if (IsHarmless(current.Name) || (current.ContainingType is { } outer && IsHarmless(outer.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHarmless(string name)
    {
        var plain = name.Replace("_", string.Empty).ToUpperInvariant();
        return Array.Exists(Parts, part => plain.IndexOf(part, StringComparison.Ordinal) >= 0);
    }
}
