using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Derivation from passwords beside PBKDF2, the only one of SP 800-132.</summary>
internal static class UnapprovedPasswordHashes
{
    private const string Generators = "Org.BouncyCastle.Crypto.Generators.";

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new("Argon2", null, [Generators + "Argon2BytesGenerator", "Konscious.Security.Cryptography.Argon2"], [], []),
        new("PBKDF1", null, [Generators + "Pkcs5S1ParametersGenerator", Generators + "OpenSslPbeParametersGenerator"], [], []),
    ];

    public static readonly IReadOnlyList<(string Type, string Method, string Name)> Calls =
    [
        (Generators + "SCrypt", "Generate", "scrypt"),
        (Generators + "BCrypt", "Generate", "bcrypt"),
        (Generators + "OpenBsdBCrypt", "Generate", "bcrypt"),
        (Generators + "OpenBsdBCrypt", "CheckPassword", "bcrypt"),
        ("BCrypt.Net.BCrypt", "HashPassword", "bcrypt"),
        ("BCrypt.Net.BCrypt", "EnhancedHashPassword", "bcrypt"),
        ("BCrypt.Net.BCrypt", "Verify", "bcrypt"),
        ("BCrypt.Net.BCrypt", "EnhancedVerify", "bcrypt"),
        ("Isopoh.Cryptography.Argon2.Argon2", "Hash", "Argon2"),
        ("Isopoh.Cryptography.Argon2.Argon2", "Verify", "Argon2"),
    ];
}
