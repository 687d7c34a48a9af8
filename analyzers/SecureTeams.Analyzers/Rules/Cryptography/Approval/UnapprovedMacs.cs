using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Message authentication beside HMAC, CMAC, GMAC and KMAC.</summary>
internal static class UnapprovedMacs
{
    private const string Macs = "Org.BouncyCastle.Crypto.Macs.";

    public static readonly IReadOnlyList<(string Type, string Method)> Factories =
    [
        ("Org.BouncyCastle.Security.MacUtilities", "GetMac"),
        ("Org.BouncyCastle.Security.MacUtilities", "CalculateMac"),
    ];

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new("Poly1305", null, [Macs + "Poly1305"], ["POLY1305", "POLY1305AES"], []),
        new("SipHash", null, [Macs + "SipHash"], ["SIPHASH", "SIPHASH24", "SIPHASH48"], []),
        new("Skein-MAC", null, [Macs + "SkeinMac"], ["SKEINMAC"], []),
        new("VMPC-MAC", null, [Macs + "VmpcMac"], ["VMPCMAC"], []),
        new("GOST 28147 MAC", null, [Macs + "Gost28147Mac"], ["GOST28147MAC"], []),
        new("a MAC of DSTU", null, [Macs + "Dstu7564Mac", Macs + "Dstu7624Mac"], [], []),
        new("CBC-MAC", null, [Macs + "CbcBlockCipherMac"], [], []),
        new("CFB-MAC", null, [Macs + "CfbBlockCipherMac"], [], []),
        new("keyed BLAKE2b", null, ["Konscious.Security.Cryptography.HMACBlake2B"], [], []),
    ];
}
