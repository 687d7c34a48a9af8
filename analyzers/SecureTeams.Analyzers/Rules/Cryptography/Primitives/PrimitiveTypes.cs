using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>Tells which algorithm of a family a type implements.</summary>
internal sealed class PrimitiveTypes(PrimitiveFamily family, IReadOnlyList<WeakPrimitive> primitives)
{
    /// <summary>By inheritance, else by the name of a port.</summary>
    public WeakPrimitive? OfType(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var primitive in primitives)
            {
                if (primitive.FrameworkType == current.ToDisplayString())
                {
                    return primitive;
                }
            }
        }

        return Derives(type) ? Namesake(type) : null;
    }

    private bool Derives(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == family.Root)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A port such as MD5Managed derives from the root of the family and says by its name what it is.</summary>
    public WeakPrimitive? Namesake(ITypeSymbol type)
    {
        for (var current = type; current.BaseType is { } parent && current.ToDisplayString() != family.Root; current = parent)
        {
            if (Named(AlgorithmName.Of(current.Name)) is { } primitive)
            {
                return primitive;
            }
        }

        return null;
    }

    public WeakPrimitive? Named(string name)
    {
        foreach (var primitive in primitives)
        {
            if (primitive.Names.Contains(name))
            {
                return primitive;
            }
        }

        return null;
    }
}
