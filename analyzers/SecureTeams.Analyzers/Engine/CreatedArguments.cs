using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>The type arguments that a generic method or type can create: by its <c>new()</c> constraint or, by its own declaration, through a constructor found by reflection.</summary>
internal static class CreatedArguments
{
    /// <summary>Those of the method and, where it needs no instance, those of the type it is in.</summary>
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol method) =>
        (Constructs(method) ? method.TypeArguments.Concat(method.ContainingType.TypeArguments) : method.TypeArguments).Where(argument => IsCreated(method, argument));

    /// <summary>Asked on the hot path, and so without an enumerator.</summary>
    public static bool IsCreated(IMethodSymbol method, ITypeSymbol argument) =>
        argument is INamedTypeSymbol { IsAbstract: false }
        && (IsCreated(argument, method.TypeArguments, method.OriginalDefinition.TypeParameters)
            || (Constructs(method) && IsCreated(argument, method.ContainingType.TypeArguments, method.ContainingType.OriginalDefinition.TypeParameters)));

    /// <summary>A method of an instance finds the type arguments that its constructor was given. The arity, unlike other questions, costs nothing to ask.</summary>
    public static bool Constructs(IMethodSymbol method) =>
        method is { ContainingType.Arity: > 0 } && (method.IsStatic || method.MethodKind == MethodKind.Constructor);

    private static bool IsCreated(ITypeSymbol created, ImmutableArray<ITypeSymbol> arguments, ImmutableArray<ITypeParameterSymbol> parameters)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(arguments[i], created) && Creates(parameters[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>.NET Framework does not declare what it finds by reflection.</summary>
    private static bool IsKnownCreator(ITypeParameterSymbol parameter) =>
        (parameter.DeclaringType ?? parameter.DeclaringMethod?.ContainingType) is { Name: "Lazy" or "Activator", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool Creates(ITypeParameterSymbol parameter)
    {
        if (parameter.HasConstructorConstraint || IsKnownCreator(parameter))
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
