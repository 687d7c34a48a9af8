using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Names enum values, since libraries renumber them between versions.</summary>
internal static class EnumMember
{
    /// <summary>The first member with the value, be it written as a member, a cast or a constant; null when there is none.</summary>
    public static string? NameOf(ITypeSymbol? type, object? value)
    {
        if (Underlying(type) is not { } enumeration || value is null)
        {
            return null;
        }

        foreach (var member in enumeration.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
            {
                return field.Name;
            }
        }

        return null;
    }

    private static INamedTypeSymbol? Underlying(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => enumeration,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } arguments } => Underlying(arguments[0]),
        _ => null,
    };
}
