namespace SecureTeams.Analyzers.Rules.Tls.Suites;

/// <summary>Judges a cipher suite by the name that its registry gave it, which says all that is in it.</summary>
internal static class WeakSuite
{
    private static readonly string[] Parts =
    [
        "_NULL", "_EXPORT", "_RC4_", "_RC2_", "_DES_", "_DES40_", "_3DES_", "_anon_", "TLS_SHA256_", "TLS_SHA384_",
    ];

    public static bool Is(string name) =>
        name.StartsWith("TLS_", StringComparison.Ordinal)
        && (Array.Exists(Parts, part => name.IndexOf(part, StringComparison.Ordinal) >= 0)
            || name.StartsWith("TLS_RSA_", StringComparison.Ordinal)
            || name.EndsWith("_CBC_SHA", StringComparison.Ordinal)
            || name.EndsWith("_MD5", StringComparison.Ordinal));
}
