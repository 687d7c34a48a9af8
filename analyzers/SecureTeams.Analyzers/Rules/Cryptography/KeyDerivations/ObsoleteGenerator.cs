namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>A type whose creation is the choice of an obsolete derivation.</summary>
internal sealed class ObsoleteGenerator(string type, string derivation, bool isPrescribed = false)
{
    public static readonly IReadOnlyList<ObsoleteGenerator> All =
    [
        new("System.Security.Cryptography.PasswordDeriveBytes", "PBKDF1"),
        new("Org.BouncyCastle.Crypto.Generators.Pkcs5S1ParametersGenerator", "PBKDF1"),
        new("Org.BouncyCastle.Crypto.Generators.OpenSslPbeParametersGenerator", "a single round of OpenSSL's old scheme"),
        new("Org.BouncyCastle.Crypto.Generators.Pkcs12ParametersGenerator", "the scheme of old PKCS #12 files", isPrescribed: true),
    ];

    public string Type { get; } = type;

    /// <summary>As the message names it.</summary>
    public string Derivation { get; } = derivation;

    /// <summary>Files of others are written that way.</summary>
    public bool IsPrescribed { get; } = isPrescribed;
}
