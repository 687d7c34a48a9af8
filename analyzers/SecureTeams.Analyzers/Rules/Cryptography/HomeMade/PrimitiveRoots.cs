namespace SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

/// <summary>What a class derives from, or implements, to be taken for cryptography, and the members that then do the work.</summary>
internal static class PrimitiveRoots
{
    private const string Framework = "System.Security.Cryptography.";
    private const string Bouncy = "Org.BouncyCastle.Crypto.";

    public static readonly IReadOnlyList<string> All =
    [
        Framework + "HashAlgorithm",
        Framework + "SymmetricAlgorithm",
        Framework + "AsymmetricAlgorithm",
        Framework + "DeriveBytes",
        Framework + "ICryptoTransform",
        Bouncy + "IDigest",
        Bouncy + "IXof",
        Bouncy + "IMac",
        Bouncy + "IBlockCipher",
        Bouncy + "IStreamCipher",
        Bouncy + "Modes.IAeadCipher",
        Bouncy + "IAsymmetricBlockCipher",
    ];

    private static readonly HashSet<string> Working = new(StringComparer.Ordinal)
    {
        "HashCore", "HashFinal", "TryHashFinal", "ComputeHash",
        "CreateEncryptor", "CreateDecryptor",
        "TransformBlock", "TransformFinalBlock",
        "GetBytes",
        "SignHash", "SignData", "SignHashCore", "SignDataCore", "TrySignHash", "TrySignHashCore", "VerifyHash", "VerifyData", "VerifyHashCore", "VerifyDataCore",
        "Encrypt", "Decrypt", "EncryptValue", "DecryptValue", "TryEncrypt", "TryDecrypt", "DeriveKeyMaterial", "DeriveRawSecretAgreement", "CreateSignature", "VerifySignature",
        "TryEncryptCbcCore", "TryDecryptCbcCore", "TryEncryptEcbCore", "TryDecryptEcbCore", "TryEncryptCfbCore", "TryDecryptCfbCore",
        "Update", "BlockUpdate", "DoFinal", "ProcessBlock", "ProcessByte", "ProcessBytes", "ReturnByte", "Output", "OutputFinal",
    };

    public static bool IsWork(string method) => Working.Contains(method.Substring(method.LastIndexOf('.') + 1));
}
