using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Finds the handlers of a symbol or of what it overrides, implements, derives from or was reduced from.</summary>
internal sealed class SymbolMatch(Dictionary<ISymbol, Watch[]> watches)
{
    /// <summary>The interfaces whose members are watched; hardly any type implements one.</summary>
    private readonly HashSet<ISymbol> _interfaces = InterfacesOf(watches);

    /// <summary>What overrides, implements or reduces a member bears its name, so that nearly all members are told apart by theirs.</summary>
    private readonly HashSet<string> _names = NamesOf(watches);

    private readonly ConcurrentDictionary<ITypeSymbol, Watch[]?> _byType = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, Watch[]?> _byDelegate = new(SymbolEqualityComparer.Default);

    public Watch[]? Find(IMethodSymbol method)
    {
        if (!_names.Contains(method.Name))
        {
            return null;
        }

        for (var current = method.ReducedFrom ?? method; current is not null; current = current.OverriddenMethod)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return _interfaces.Count != 0 ? FindImplemented(method) : null;
    }

    public Watch[]? Find(IPropertySymbol property)
    {
        if (!_names.Contains(property.Name))
        {
            return null;
        }

        for (var current = property; current is not null; current = current.OverriddenProperty)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return _interfaces.Count != 0 ? FindImplemented(property) : null;
    }

    public Watch[]? Find(IFieldSymbol field) => _names.Contains(field.Name) && watches.TryGetValue(field.OriginalDefinition, out var found) ? found : null;

    public Watch[]? Find(ITypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        if (!_byType.TryGetValue(type, out var found))
        {
            _byType.TryAdd(type, found = FindDerived(type));
        }

        return found;
    }

    private Watch[]? FindDerived(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (watches.TryGetValue(current.OriginalDefinition, out var found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A delegate that answers yes or no about something of a watched type, now or later.</summary>
    public Watch[]? FindTaker(INamedTypeSymbol type)
    {
        if (!_byDelegate.TryGetValue(type, out var found))
        {
            _byDelegate.TryAdd(type, found = type.DelegateInvokeMethod is { } invoke ? FindTaken(invoke) : null);
        }

        return found;
    }

    private Watch[]? FindTaken(IMethodSymbol invoke)
    {
        if (Unwrapped(invoke.ReturnType).SpecialType != SpecialType.System_Boolean)
        {
            return null;
        }

        foreach (var parameter in invoke.Parameters)
        {
            if (Find(Unwrapped(parameter.Type)) is { } found)
            {
                return found;
            }
        }

        return invoke.Parameters.Length == 1 ? FindHeld(invoke.Parameters[0].Type) : null;
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 1 } wrapped } named
            && (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || named is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" })
            ? wrapped[0]
            : type;

    /// <summary>The type has a property named after, and of, a watched type.</summary>
    private Watch[]? FindHeld(ITypeSymbol holder)
    {
        foreach (var watched in watches)
        {
            for (var current = holder; current is { SpecialType: SpecialType.None }; current = current.BaseType)
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

    private static HashSet<string> NamesOf(Dictionary<ISymbol, Watch[]> watches)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var watched in watches.Keys)
        {
            names.Add(watched.Name);
        }

        return names;
    }

    private static HashSet<ISymbol> InterfacesOf(Dictionary<ISymbol, Watch[]> watches)
    {
        var interfaces = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var watched in watches.Keys)
        {
            if (watched.ContainingType is { TypeKind: TypeKind.Interface } type)
            {
                interfaces.Add(type);
            }
        }

        return interfaces;
    }

    private Watch[]? FindImplemented(ISymbol member)
    {
        if (member.ContainingType is not { TypeKind: not TypeKind.Interface } type)
        {
            return null;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (!_interfaces.Contains(implemented.OriginalDefinition))
            {
                continue;
            }

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
