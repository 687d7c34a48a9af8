namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

internal static class WeakDigests
{
    public static readonly WeakPrimitive Md2 = new(
        "MD2",
        null,
        ["Org.BouncyCastle.Crypto.Digests.MD2Digest"],
        ["MD2"],
        ["1.2.840.113549.2.2"]);

    public static readonly WeakPrimitive Md4 = new(
        "MD4",
        null,
        ["Org.BouncyCastle.Crypto.Digests.MD4Digest"],
        ["MD4"],
        ["1.2.840.113549.2.4"]);

    public static readonly WeakPrimitive Md5 = new(
        "MD5",
        "System.Security.Cryptography.MD5",
        ["Org.BouncyCastle.Crypto.Digests.MD5Digest"],
        ["MD5"],
        ["1.2.840.113549.2.5"]);

    public static readonly WeakPrimitive Sha1 = new(
        "SHA-1",
        "System.Security.Cryptography.SHA1",
        ["Org.BouncyCastle.Crypto.Digests.Sha1Digest"],
        ["SHA1", "SHA"],
        ["IDSHA1", "HASHALGORITHM", "1.3.14.3.2.26"]);

    public static readonly IReadOnlyList<WeakPrimitive> MessageDigests = [Md2, Md4, Md5];

    public static readonly IReadOnlyList<WeakPrimitive> SecureHash1 = [Sha1];

    public static readonly IReadOnlyList<WeakPrimitive> All = [.. MessageDigests, .. SecureHash1];
}
