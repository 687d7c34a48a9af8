using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Ciphers, modes and authenticated encryption that no FIPS and no NIST special publication approves.</summary>
internal static class UnapprovedCiphers
{
    private const string Engines = "Org.BouncyCastle.Crypto.Engines.";
    private const string Modes = "Org.BouncyCastle.Crypto.Modes.";

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new("ChaCha20-Poly1305", null, ["System.Security.Cryptography.ChaCha20Poly1305", Modes + "ChaCha20Poly1305"], ["CHACHA20POLY1305"], ["1.2.840.113549.1.9.16.3.18"]),
        new("XChaCha20-Poly1305", null, [Modes + "XChaCha20Poly1305"], ["XCHACHA20POLY1305"], []),
        new("ChaCha20", null, [Engines + "ChaChaEngine", Engines + "ChaCha7539Engine"], ["CHACHA", "CHACHA20", "CHACHA7539"], []),
        new("XChaCha20", null, [Engines + "XChaCha20Engine"], ["XCHACHA20"], []),
        new("Salsa20", null, [Engines + "Salsa20Engine"], ["SALSA20"], []),
        new("XSalsa20", null, [Engines + "XSalsa20Engine"], ["XSALSA20"], []),
        new("Blowfish", null, [Engines + "BlowfishEngine"], ["BLOWFISH"], ["1.3.6.1.4.1.3029.1.2"]),
        new("Twofish", null, [Engines + "TwofishEngine"], ["TWOFISH"], []),
        new("Threefish", null, [Engines + "ThreefishEngine"], ["THREEFISH256", "THREEFISH512", "THREEFISH1024"], []),
        new("Serpent", null, [Engines + "SerpentEngine", Engines + "TnepresEngine"], ["SERPENT", "TNEPRES"], []),
        new("Camellia", null, [Engines + "CamelliaEngine", Engines + "CamelliaLightEngine", Engines + "CamelliaWrapEngine"], ["CAMELLIA", "CAMELLIAWRAP"], []),
        new("ARIA", null, [Engines + "AriaEngine", Engines + "AriaWrapEngine", Engines + "AriaWrapPadEngine"], ["ARIA", "ARIAWRAP", "ARIAWRAPPAD"], []),
        new("SEED", null, [Engines + "SeedEngine", Engines + "SeedWrapEngine"], ["SEED", "SEEDWRAP"], []),
        new("SM4", null, [Engines + "SM4Engine"], ["SM4"], []),
        new("GOST 28147", null, [Engines + "Gost28147Engine"], ["GOST", "GOST28147", "GOST28147ECB"], []),
        new("Kalyna", null, [Engines + "Dstu7624Engine", Engines + "Dstu7624WrapEngine"], ["DSTU7624"], []),
        new("IDEA", null, [Engines + "IdeaEngine"], ["IDEA"], ["1.3.6.1.4.1.188.7.1.1.2"]),
        new("CAST", null, [Engines + "Cast5Engine", Engines + "Cast6Engine"], ["CAST5", "CAST6"], ["1.2.840.113533.7.66.10"]),
        new("RC5", null, [Engines + "RC532Engine", Engines + "RC564Engine"], ["RC5", "RC532", "RC564"], []),
        new("RC6", null, [Engines + "RC6Engine"], ["RC6"], []),
        new("Skipjack", null, [Engines + "SkipjackEngine"], ["SKIPJACK"], []),
        new("TEA", null, [Engines + "TeaEngine", Engines + "XteaEngine"], ["TEA", "XTEA"], []),
        new("Noekeon", null, [Engines + "NoekeonEngine"], ["NOEKEON"], []),
        new("HC", null, [Engines + "HC128Engine", Engines + "HC256Engine"], ["HC128", "HC256"], []),
        new("VMPC", null, [Engines + "VmpcEngine", Engines + "VmpcKsa3Engine"], ["VMPC", "VMPCKSA3"], []),
        new("ISAAC", null, [Engines + "IsaacEngine"], ["ISAAC"], []),
        new("Grain-128AEAD", null, [Engines + "Grain128AeadEngine"], ["GRAIN128AEAD"], []),
        new("Sparkle", null, [Engines + "SparkleEngine"], [], []),
        new("EAX mode", null, [Modes + "EaxBlockCipher"], [], []),
        new("OCB mode", null, [Modes + "OcbBlockCipher"], [], []),
        new("GCM-SIV mode", null, [Modes + "GcmSivBlockCipher"], [], []),
        new("a mode of DSTU 7624", null, [Modes + "KCcmBlockCipher", Modes + "KCtrBlockCipher"], [], []),
        new("GOST output feedback", null, [Modes + "GOfbBlockCipher"], [], []),
    ];
}
