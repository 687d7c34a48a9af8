namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

internal static class AuthenticatingCiphers
{
    public static readonly IReadOnlyList<string> Types =
    [
        "System.Security.Cryptography.AesGcm",
        "System.Security.Cryptography.AesCcm",
        "System.Security.Cryptography.ChaCha20Poly1305",
    ];
}
