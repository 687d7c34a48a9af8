using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.KeyRings;

/// <summary>Whether the same type encrypts the key ring somewhere, with which builder whatsoever.</summary>
internal static class KeyProtection
{
    private const string Protect = "ProtectKeysWith";

    public static bool IsNear(Sink sink)
    {
        var type = sink.ContainingSymbol as INamedTypeSymbol ?? sink.ContainingSymbol.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type is not null && type.DeclaringSyntaxReferences.Any(declaration => Names(declaration.GetSyntax(sink.CancellationToken)));
    }

    private static bool Names(SyntaxNode declaration)
    {
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: var name } && (name == "XmlEncryptor" || name.StartsWith(Protect, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
