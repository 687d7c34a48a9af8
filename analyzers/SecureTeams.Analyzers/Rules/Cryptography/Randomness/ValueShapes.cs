using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

internal static class ValueShapes
{
    public static ValueShape Of(ITypeSymbol? type) => type switch
    {
        null => ValueShape.Other,
        { SpecialType: SpecialType.System_String or SpecialType.System_Char } => ValueShape.Text,
        { SpecialType: SpecialType.System_Byte } => ValueShape.Bytes,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => ValueShape.Number,
        { TypeKind: TypeKind.Enum } => ValueShape.Other,
        IArrayTypeSymbol array => Of(array.ElementType),
        INamedTypeSymbol { Name: "StringBuilder" or "Guid" or "SecureString", ContainingNamespace: { } home } when IsSystem(home) => ValueShape.Text,
        INamedTypeSymbol { Name: "BigInteger", ContainingNamespace.Name: "Numerics" } => ValueShape.Number,
        INamedTypeSymbol { TypeArguments: { Length: 1 } wrapped, ContainingNamespace: { } home } when IsSystem(home) => Of(wrapped[0]),
        _ => ValueShape.Other,
    };

    private static bool IsSystem(INamespaceSymbol home)
    {
        while (home.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            home = outer;
        }

        return home.Name == "System";
    }
}
