using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Tells DSA from the algorithms whose names end like it: ECDSA, EdDSA, ML-DSA, SLH-DSA.</summary>
internal static class DsaName
{
    private const string Word = "DSA";

    private static readonly string[] Others = ["EC", "ED", "ML", "SLH"];

    private static readonly string[] Identifiers = ["1.2.840.10040.4.", "2.16.840.1.101.3.4.3.1", "2.16.840.1.101.3.4.3.2", "2.16.840.1.101.3.4.3.3", "2.16.840.1.101.3.4.3.4"];

    public static bool Is(string text)
    {
        var name = Plain(text);
        if (name.Length > 0 && char.IsDigit(name[0]))
        {
            return Array.Exists(Identifiers, identifier => identifier.EndsWith(".", StringComparison.Ordinal) ? name.StartsWith(identifier, StringComparison.Ordinal) : name == identifier);
        }

        for (var at = name.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            if (!Array.Exists(Others, other => at >= other.Length && string.CompareOrdinal(name, at - other.Length, other, 0, other.Length) == 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Signatures name a digest and an algorithm, so that everything counts, not only what stands before a slash.</summary>
    private static string Plain(string text) => text.IndexOf('/') >= 0 && text.IndexOf("://", StringComparison.Ordinal) < 0
        ? text.Replace("-", string.Empty).ToUpperInvariant()
        : AlgorithmName.Of(text);
}
