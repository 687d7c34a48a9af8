using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>What a virtual or interface call can reach, where nobody outside this compilation can add to it.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private const int MostImplementations = 8;

    private Dictionary<ISymbol, List<INamedTypeSymbol>>? _heirs;

    /// <summary>Empty when others may implement or override the method, or too many do.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method)
    {
        var found = ImmutableArray.CreateBuilder<IMethodSymbol>();
        if (method.ContainingType is not { } type || !IsClosed(type))
        {
            return ImmutableArray<IMethodSymbol>.Empty;
        }

        if (!method.IsAbstract)
        {
            found.Add(method.OriginalDefinition);
        }

        foreach (var heir in Heirs(type))
        {
            var implementation = type.TypeKind == TypeKind.Interface
                ? heir.FindImplementationForInterfaceMember(method.OriginalDefinition) as IMethodSymbol
                : Override(heir, method.OriginalDefinition);
            if (implementation is { IsAbstract: false } && !found.Contains(implementation, SymbolEqualityComparer.Default))
            {
                found.Add(implementation);
            }
        }

        return found.Count > MostImplementations ? ImmutableArray<IMethodSymbol>.Empty : found.ToImmutable();
    }

    private static IMethodSymbol? Override(INamedTypeSymbol heir, IMethodSymbol method)
    {
        foreach (var member in heir.GetMembers(method.Name))
        {
            for (var overridden = (member as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
                {
                    return (IMethodSymbol)member;
                }
            }
        }

        return null;
    }

    /// <summary>An executable is nobody's base; of a library, what it does not show.</summary>
    private bool IsClosed(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || type.IsGenericType)
        {
            return false;
        }

        if (compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        {
            return true;
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return false;
    }

    private List<INamedTypeSymbol> Heirs(INamedTypeSymbol type) =>
        (_heirs ??= AllHeirs()).TryGetValue(type.OriginalDefinition, out var heirs) ? heirs : [];

    private Dictionary<ISymbol, List<INamedTypeSymbol>> AllHeirs()
    {
        var heirs = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    pending.Push(inner);
                }

                if (member is INamedTypeSymbol type)
                {
                    Add(type, heirs);
                }
            }
        }

        return heirs;
    }

    private static void Add(INamedTypeSymbol type, Dictionary<ISymbol, List<INamedTypeSymbol>> heirs)
    {
        for (var ancestor = type.BaseType; ancestor is not null && !ancestor.DeclaringSyntaxReferences.IsEmpty; ancestor = ancestor.BaseType)
        {
            AddTo(ancestor.OriginalDefinition);
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (!implemented.DeclaringSyntaxReferences.IsEmpty)
            {
                AddTo(implemented.OriginalDefinition);
            }
        }

        void AddTo(INamedTypeSymbol ancestor)
        {
            if (!heirs.TryGetValue(ancestor, out var known))
            {
                known = [];
                heirs.Add(ancestor, known);
            }

            known.Add(type);
        }
    }
}
