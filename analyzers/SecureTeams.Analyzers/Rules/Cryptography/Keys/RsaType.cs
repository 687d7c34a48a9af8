using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

internal static class RsaType
{
    /// <summary>RSA of the framework, or what derives from it.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "RSA", ContainingNamespace.Name: "Cryptography" })
            {
                return true;
            }
        }

        return false;
    }
}
