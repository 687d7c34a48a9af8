namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

internal static class WeakCiphers
{
    public static readonly WeakPrimitive Des = new(
        "DES",
        "System.Security.Cryptography.DES",
        ["Org.BouncyCastle.Crypto.Engines.DesEngine"],
        ["DES"],
        ["DESCBC", "DESECB", "1.3.14.3.2.6", "1.3.14.3.2.7"]);

    public static readonly WeakPrimitive TripleDes = new(
        "3DES",
        "System.Security.Cryptography.TripleDES",
        ["Org.BouncyCastle.Crypto.Engines.DesEdeEngine", "Org.BouncyCastle.Crypto.Engines.DesEdeWrapEngine"],
        ["TRIPLEDES", "3DES", "DESEDE", "TDEA"],
        ["TRIPLEDESCBC", "DESEDE3", "DESEDE3CBC", "DESEDEWRAP", "IDALGCMS3DESWRAP", "KWTRIPLEDES", "1.2.840.113549.3.7", "1.2.840.113549.1.9.16.3.6"]);

    public static readonly WeakPrimitive Rc2 = new(
        "RC2",
        "System.Security.Cryptography.RC2",
        ["Org.BouncyCastle.Crypto.Engines.RC2Engine", "Org.BouncyCastle.Crypto.Engines.RC2WrapEngine"],
        ["RC2"],
        ["RC2CBC", "RC2WRAP", "IDALGCMSRC2WRAP", "1.2.840.113549.3.2", "1.2.840.113549.1.9.16.3.7"]);

    public static readonly WeakPrimitive Rc4 = new(
        "RC4",
        null,
        ["Org.BouncyCastle.Crypto.Engines.RC4Engine"],
        ["RC4", "ARC4", "ARCFOUR"],
        ["1.2.840.113549.3.4"]);

    public static readonly IReadOnlyList<WeakPrimitive> All = [Des, TripleDes, Rc2, Rc4];
}
