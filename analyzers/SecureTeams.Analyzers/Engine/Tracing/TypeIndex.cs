using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Where one type, with the types inside it, names what: every node is visited once, every name is bound at most once.</summary>
internal sealed class TypeIndex
{
    private const int MostNames = 200_000;

    private readonly SourceBodies _sources;
    private readonly Dictionary<string, List<SimpleNameSyntax>> _names = new(StringComparer.Ordinal);
    private readonly List<SyntaxNode> _creations = [];
    private readonly ConcurrentDictionary<string, Dictionary<ISymbol, List<SimpleNameSyntax>>> _bound = new(StringComparer.Ordinal);
    private Dictionary<ISymbol, List<SyntaxNode>>? _constructed;

    public TypeIndex(INamedTypeSymbol type, SourceBodies sources, CancellationToken cancellationToken)
    {
        _sources = sources;
        var names = 0;
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(cancellationToken).DescendantNodes())
            {
                cancellationToken.ThrowIfCancellationRequested();
                sources.CountVisit();
                if (node is SimpleNameSyntax name)
                {
                    Add(name);
                    IsComplete = ++names < MostNames;
                }
                else if (node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)
                {
                    _creations.Add(node);
                }

                if (!IsComplete)
                {
                    return;
                }
            }
        }
    }

    /// <summary>False for a type so large that nothing is known about its uses.</summary>
    public bool IsComplete { get; private set; } = true;

    public IReadOnlyList<SimpleNameSyntax> Uses(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(symbol.Name, out var named))
        {
            return [];
        }

        // A cancelled or concurrent binding is done again; nothing half-done is kept.
        var bound = _bound.GetOrAdd(symbol.Name, _ => Bind(named, name => _sources.Symbol(name, cancellationToken), cancellationToken));
        return bound.TryGetValue(symbol.OriginalDefinition, out var uses) ? uses : [];
    }

    /// <summary>The creations and constructor initialisers that call a constructor.</summary>
    public IReadOnlyList<SyntaxNode> Constructions(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var constructed = _constructed ??= Bind(_creations, node => _sources.Symbol(node, cancellationToken), cancellationToken);
        return constructed.TryGetValue(constructor.OriginalDefinition, out var nodes) ? nodes : [];
    }

    private void Add(SimpleNameSyntax name)
    {
        var text = name.Identifier.ValueText;
        if (!_names.TryGetValue(text, out var known))
        {
            known = [];
            _names.Add(text, known);
        }

        known.Add(name);
    }

    private Dictionary<ISymbol, List<T>> Bind<T>(List<T> nodes, Func<T, ISymbol?> symbolOf, CancellationToken cancellationToken)
    {
        var bound = new Dictionary<ISymbol, List<T>>(SymbolEqualityComparer.Default);
        foreach (var node in nodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _sources.CountVisit();
            if (symbolOf(node)?.OriginalDefinition is not { } symbol)
            {
                continue;
            }

            if (!bound.TryGetValue(symbol, out var known))
            {
                known = [];
                bound.Add(symbol, known);
            }

            known.Add(node);
        }

        return bound;
    }
}
