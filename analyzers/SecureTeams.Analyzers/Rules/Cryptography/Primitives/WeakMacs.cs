namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

internal static class WeakMacs
{
    public static readonly WeakPrimitive HmacMd5 = new(
        "HMAC-MD5",
        "System.Security.Cryptography.HMACMD5",
        [],
        ["HMACMD5"],
        ["1.3.6.1.5.5.8.1.1", "HMACMD4", "HMACMD2"]);

    public static readonly WeakPrimitive HmacRipeMd = new(
        "HMAC-RIPEMD",
        null,
        [],
        ["HMACRIPEMD160"],
        ["1.3.6.1.5.5.8.1.4", "HMACRIPEMD128"]);

    public static readonly WeakPrimitive CipherMac = new(
        "a MAC of DES, 3DES or RC2",
        null,
        ["Org.BouncyCastle.Crypto.Macs.ISO9797Alg3Mac"],
        ["MACTRIPLEDES"],
        ["DESMAC", "DESEDEMAC", "DESEDEMAC64", "RC2MAC", "DESWITHISO9797", "ISO9797ALG3MAC", "ISO9797ALG3", "ISO9797ALG3WITHISO78164PADDING"]);

    /// <summary>Without a name, .NET Framework made this one.</summary>
    public static readonly WeakPrimitive HmacSha1 = new(
        "HMAC-SHA-1",
        "System.Security.Cryptography.HMACSHA1",
        [],
        ["HMACSHA1"],
        ["HMAC", "KEYEDHASHALGORITHM", "1.3.6.1.5.5.8.1.2", "1.2.840.113549.2.7", "IDHMACWITHSHA1"]);

    public static readonly IReadOnlyList<WeakPrimitive> All = [HmacMd5, HmacRipeMd, CipherMac, HmacSha1];
}
