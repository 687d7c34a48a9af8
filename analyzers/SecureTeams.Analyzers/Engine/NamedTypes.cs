using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>
/// Looks each watched name up once a compilation, whichever areas and rules ask. The way leads through the namespaces that the
/// compiler has merged, which knows at once that no reference has one; asking for a metadata name would visit every reference.
/// </summary>
internal sealed class NamedTypes
{
    private static readonly ConditionalWeakTable<Compilation, NamedTypes> Known = new();

    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamespaceSymbol?> _spaces = new(StringComparer.Ordinal);
    private readonly INamespaceSymbol _root;

    private NamedTypes(INamespaceSymbol root) => _root = root;

    public static ImmutableArray<INamedTypeSymbol> Of(Compilation compilation, string metadataName) =>
        Known.GetValue(compilation, static compiled => new NamedTypes(compiled.GlobalNamespace)).Types(metadataName);

    private ImmutableArray<INamedTypeSymbol> Types(string metadataName) =>
        _types.TryGetValue(metadataName, out var found) ? found : _types.GetOrAdd(metadataName, Find(metadataName));

    private ImmutableArray<INamedTypeSymbol> Find(string metadataName)
    {
        var nesting = metadataName.LastIndexOf('+');
        if (nesting >= 0)
        {
            return In(Types(metadataName.Substring(0, nesting)), metadataName.Substring(nesting + 1));
        }

        var dot = metadataName.LastIndexOf('.');
        return Space(dot < 0 ? string.Empty : metadataName.Substring(0, dot)) is { } space
            ? In([space], metadataName.Substring(dot + 1))
            : ImmutableArray<INamedTypeSymbol>.Empty;
    }

    private static ImmutableArray<INamedTypeSymbol> In(IEnumerable<INamespaceOrTypeSymbol> containers, string name)
    {
        var tick = name.IndexOf('`');
        var arity = tick < 0 ? 0 : int.Parse(name.Substring(tick + 1), CultureInfo.InvariantCulture);
        var plain = tick < 0 ? name : name.Substring(0, tick);
        return containers.SelectMany(container => container.GetTypeMembers(plain, arity)).ToImmutableArray();
    }

    private INamespaceSymbol? Space(string name)
    {
        if (name.Length == 0)
        {
            return _root;
        }

        if (!_spaces.TryGetValue(name, out var space))
        {
            var dot = name.LastIndexOf('.');
            space = Space(dot < 0 ? string.Empty : name.Substring(0, dot))?
                .GetMembers(name.Substring(dot + 1))
                .OfType<INamespaceSymbol>()
                .FirstOrDefault();
            _spaces.TryAdd(name, space);
        }

        return space;
    }
}
