using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

internal static class Checksum
{
    private const string Word = "checksum";

    /// <summary>By file or type; a variable or method of that name is too cheap a claim.</summary>
    public static bool IsNamed(string filePath, ISymbol containingSymbol)
    {
        if (Mentions(Path.GetFileNameWithoutExtension(filePath)))
        {
            return true;
        }

        for (var type = containingSymbol as INamedTypeSymbol ?? containingSymbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (Mentions(type.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string? name) => name?.IndexOf(Word, StringComparison.OrdinalIgnoreCase) >= 0;
}
