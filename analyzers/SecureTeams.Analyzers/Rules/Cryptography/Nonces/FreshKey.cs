using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Calls that give another key each time, or another for each input.</summary>
internal static class FreshKey
{
    private static readonly HashSet<string> Deriving = new(StringComparer.Ordinal)
    {
        "DeriveKey", "Expand", "Pbkdf2", "DeriveKeyFromHash", "DeriveKeyFromHmac", "DeriveKeyMaterial", "DeriveKeyTls", "DeriveRawSecretAgreement", "DeriveBytes", "Encapsulate", "Decapsulate",
    };

    public static bool IsMadeBy(IOperation source) =>
        source is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: var type } }
        && (Deriving.Contains(name) || (name == "GetBytes" && type == "RandomNumberGenerator"));
}
