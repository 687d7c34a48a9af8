using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Hash functions beside SHA-2, SHA-3 and those that rules of their own report.</summary>
internal static class UnapprovedDigests
{
    private const string Digests = "Org.BouncyCastle.Crypto.Digests.";

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new(
            "RIPEMD",
            "System.Security.Cryptography.RIPEMD160",
            [Digests + "RipeMD128Digest", Digests + "RipeMD160Digest", Digests + "RipeMD256Digest", Digests + "RipeMD320Digest"],
            ["RIPEMD", "RIPEMD128", "RIPEMD160", "RIPEMD256", "RIPEMD320"],
            ["1.3.36.3.2.1", "1.3.36.3.2.2", "1.3.36.3.2.3"]),
        new(
            "BLAKE",
            null,
            [Digests + "Blake2bDigest", Digests + "Blake2sDigest", Digests + "Blake2xsDigest", Digests + "Blake3Digest"],
            ["BLAKE2", "BLAKE2B", "BLAKE2B160", "BLAKE2B256", "BLAKE2B384", "BLAKE2B512", "BLAKE2S", "BLAKE2S128", "BLAKE2S160", "BLAKE2S224", "BLAKE2S256", "BLAKE3", "BLAKE3256"],
            []),
        new("Whirlpool", null, [Digests + "WhirlpoolDigest"], ["WHIRLPOOL"], ["1.0.10118.3.0.55"]),
        new("Tiger", null, [Digests + "TigerDigest"], ["TIGER"], []),
        new(
            "GOST R 34.11",
            null,
            [Digests + "Gost3411Digest", Digests + "Gost3411_2012_256Digest", Digests + "Gost3411_2012_512Digest"],
            ["GOST3411", "GOST34112012256", "GOST34112012512"],
            ["1.2.643.2.2.9", "1.2.643.7.1.1.2.2", "1.2.643.7.1.1.2.3"]),
        new("Kupyna", null, [Digests + "Dstu7564Digest"], ["DSTU7564256", "DSTU7564384", "DSTU7564512"], []),
        new("SM3", null, [Digests + "SM3Digest"], ["SM3"], ["1.2.156.10197.1.401"]),
        new("Skein", null, [Digests + "SkeinDigest"], ["SKEIN"], []),
        new("Haraka", null, [Digests + "Haraka256Digest", Digests + "Haraka512Digest"], [], []),
        new("Keccak with the padding from before SHA-3", null, [Digests + "KeccakDigest"], ["KECCAK224", "KECCAK256", "KECCAK288", "KECCAK384", "KECCAK512"], []),
        new(
            "a candidate that NIST did not choose",
            null,
            [Digests + "IsapDigest", Digests + "PhotonBeetleDigest", Digests + "SparkleDigest", Digests + "XoodyakDigest"],
            [],
            []),
    ];
}
