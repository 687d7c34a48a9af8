using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>The type arguments that a generic method can create: by its <c>new()</c> constraint or, by its own declaration, through a constructor found by reflection.</summary>
internal static class CreatedArguments
{
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol method)
    {
        for (var i = 0; i < method.TypeArguments.Length; i++)
        {
            if (method.TypeArguments[i] is INamedTypeSymbol { IsAbstract: false } argument && Creates(method.OriginalDefinition.TypeParameters[i]))
            {
                yield return argument;
            }
        }
    }

    private static bool Creates(ITypeParameterSymbol parameter)
    {
        if (parameter.HasConstructorConstraint)
        {
            return true;
        }

        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "DynamicallyAccessedMembersAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
