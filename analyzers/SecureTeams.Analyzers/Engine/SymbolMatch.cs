using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Finds the handlers of a symbol or of what it overrides, implements, derives from or was reduced from.</summary>
internal sealed class SymbolMatch(Dictionary<ISymbol, Watch[]> watches)
{
    private readonly bool _watchesInterfaces = ContainsInterfaceMember(watches);

    public Watch[]? Find(IMethodSymbol method)
    {
        for (var current = method.ReducedFrom ?? method; current is not null; current = current.OverriddenMethod)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return _watchesInterfaces ? FindImplemented(method) : null;
    }

    public Watch[]? Find(IPropertySymbol property)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return _watchesInterfaces ? FindImplemented(property) : null;
    }

    public Watch[]? Find(IFieldSymbol field) => watches.TryGetValue(field.OriginalDefinition, out var found) ? found : null;

    public Watch[]? Find(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A type that has a property named after, and of, a watched type.</summary>
    public Watch[]? FindHolder(ITypeSymbol type)
    {
        foreach (var watched in watches)
        {
            for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                foreach (var member in current.GetMembers(watched.Key.Name))
                {
                    if (member is IPropertySymbol property && SymbolEqualityComparer.Default.Equals(property.Type, watched.Key))
                    {
                        return watched.Value;
                    }
                }
            }
        }

        return null;
    }

    private static bool ContainsInterfaceMember(Dictionary<ISymbol, Watch[]> watches)
    {
        foreach (var watched in watches.Keys)
        {
            if (watched.ContainingType?.TypeKind == TypeKind.Interface)
            {
                return true;
            }
        }

        return false;
    }

    private Watch[]? FindImplemented(ISymbol member)
    {
        if (member.ContainingType is not { TypeKind: not TypeKind.Interface } type)
        {
            return null;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var candidate in implemented.GetMembers(member.Name))
            {
                if (watches.TryGetValue(candidate.OriginalDefinition, out var found)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), member))
                {
                    return found;
                }
            }
        }

        return null;
    }
}
