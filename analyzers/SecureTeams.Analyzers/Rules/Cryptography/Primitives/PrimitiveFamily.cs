namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>What the members of a family have in common: the type they derive from and how they are asked for.</summary>
internal sealed class PrimitiveFamily
{
    public static readonly PrimitiveFamily Hash = new()
    {
        Root = "System.Security.Cryptography.HashAlgorithm",
        StaticMembers = ["Create", "HashData", "HashDataAsync", "TryHashData"],
        Factories =
        [
            ("System.Security.Cryptography.HashAlgorithm", "Create"),
            ("System.Security.Cryptography.CryptoConfig", "CreateFromName"),
            ("Org.BouncyCastle.Security.DigestUtilities", "GetDigest"),
            ("Org.BouncyCastle.Security.DigestUtilities", "CalculateDigest"),
        ],
    };

    public static readonly PrimitiveFamily Cipher = new()
    {
        Root = "System.Security.Cryptography.SymmetricAlgorithm",
        StaticMembers = ["Create"],
        Factories =
        [
            ("System.Security.Cryptography.SymmetricAlgorithm", "Create"),
            ("System.Security.Cryptography.CryptoConfig", "CreateFromName"),
            ("Org.BouncyCastle.Security.CipherUtilities", "GetCipher"),
            ("Org.BouncyCastle.Security.WrapperUtilities", "GetWrapper"),
        ],
    };

    public static readonly PrimitiveFamily Mac = new()
    {
        Root = "System.Security.Cryptography.KeyedHashAlgorithm",
        StaticMembers = ["HashData", "HashDataAsync", "TryHashData"],
        Factories =
        [
            ("System.Security.Cryptography.KeyedHashAlgorithm", "Create"),
            ("System.Security.Cryptography.HMAC", "Create"),
            ("System.Security.Cryptography.HashAlgorithm", "Create"),
            ("System.Security.Cryptography.CryptoConfig", "CreateFromName"),
            ("Org.BouncyCastle.Security.MacUtilities", "GetMac"),
            ("Org.BouncyCastle.Security.MacUtilities", "CalculateMac"),
        ],
    };

    private PrimitiveFamily()
    {
    }

    public string Root { get; private set; } = string.Empty;

    public IReadOnlyList<string> StaticMembers { get; private set; } = [];

    /// <summary>Methods whose first argument names the algorithm.</summary>
    public IReadOnlyList<(string Type, string Method)> Factories { get; private set; } = [];
}
