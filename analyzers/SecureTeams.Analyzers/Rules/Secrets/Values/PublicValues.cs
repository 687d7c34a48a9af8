namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Values that look like secrets and are published: keys of emulators, and labels that protocols use in place of a key.</summary>
internal static class PublicValues
{
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        // Azurite and the Cosmos DB emulator.
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIwEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",

        // Hierarchical key derivation, SCRAM, and what a Telegram mini app signs with.
        "Bitcoin seed", "ed25519 seed", "Nist256p1 seed", "ed25519 cardano seed", "Client Key", "Server Key", "WebAppData",
    };

    /// <summary>The initial salts of QUIC.</summary>
    private static readonly HashSet<string> Bytes = new(StringComparer.Ordinal)
    {
        "OHYs9/VZNLNNF5rmpMgMrcy7fwo=", "De3j3vcAptuBk4G+biady/m9Ltk=",
    };

    public static bool Contains(string text) => Texts.Contains(text);

    public static bool Contains(byte[] bytes) =>
        bytes.Length <= 64 && (Texts.Contains(Convert.ToBase64String(bytes)) || Bytes.Contains(Convert.ToBase64String(bytes)) || Texts.Contains(System.Text.Encoding.UTF8.GetString(bytes)));
}
