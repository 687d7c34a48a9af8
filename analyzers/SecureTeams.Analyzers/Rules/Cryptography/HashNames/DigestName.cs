using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>Finds the weak digest in the name of a hash, a signature or a MAC: "SHA-1", "SHA1withRSA", "http://www.w3.org/2000/09/xmldsig#rsa-sha1".</summary>
internal static class DigestName
{
    private static readonly (string Marker, WeakPrimitive Digest)[] Markers =
    [
        ("MD2", WeakDigests.Md2), ("MD4", WeakDigests.Md4), ("MD5", WeakDigests.Md5), ("SHA1", WeakDigests.Sha1),
    ];

    /// <summary>Signature algorithms with a digest, as object identifiers.</summary>
    private static readonly Dictionary<string, WeakPrimitive> SignatureIdentifiers = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.2"] = WeakDigests.Md2,
        ["1.2.840.113549.1.1.3"] = WeakDigests.Md4,
        ["1.2.840.113549.1.1.4"] = WeakDigests.Md5,
        ["1.3.14.3.2.3"] = WeakDigests.Md5,
        ["1.2.840.113549.1.1.5"] = WeakDigests.Sha1,
        ["1.3.14.3.2.27"] = WeakDigests.Sha1,
        ["1.3.14.3.2.29"] = WeakDigests.Sha1,
        ["1.2.840.10040.4.3"] = WeakDigests.Sha1,
        ["1.2.840.10045.4.1"] = WeakDigests.Sha1,
    };

    /// <summary>What Bouncy Castle takes for SHA-1 where a signature names no digest.</summary>
    private static readonly HashSet<string> SignersWithoutDigest = new(StringComparer.Ordinal) { "DSA", "ECDSA", "PSS", "RSAPSS", "RSASSAPSS", "PSSWITHRSA" };

    /// <summary>Null when no weak digest is named.</summary>
    public static WeakPrimitive? Of(string text) => text.Length == 0 ? null : OfName(AlgorithmName.Of(text));

    public static WeakPrimitive? OfSigner(string text) => Of(text) ?? (SignersWithoutDigest.Contains(AlgorithmName.Of(text)) ? WeakDigests.Sha1 : null);

    /// <summary>Whether the digest is inside an HMAC.</summary>
    public static bool IsKeyed(string text) => AlgorithmName.Of(text).StartsWith("HMAC", StringComparison.Ordinal);

    private static WeakPrimitive? OfName(string name)
    {
        if (SignatureIdentifiers.TryGetValue(name, out var identified))
        {
            return identified;
        }

        foreach (var digest in WeakDigests.All)
        {
            if (digest.Names.Contains(name) || digest.Aliases.Contains(name))
            {
                return digest;
            }
        }

        foreach (var (marker, digest) in Markers)
        {
            if (name.IndexOf(marker, StringComparison.Ordinal) is var at and >= 0 && (at + marker.Length == name.Length || !char.IsDigit(name[at + marker.Length])))
            {
                return digest;
            }
        }

        return null;
    }
}
