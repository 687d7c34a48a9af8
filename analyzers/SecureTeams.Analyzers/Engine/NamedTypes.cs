using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Looks each watched name up once a compilation, whichever areas and rules ask: a look-up visits every referenced assembly.</summary>
internal static class NamedTypes
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>>> Known = new();

    public static ImmutableArray<INamedTypeSymbol> Of(Compilation compilation, string metadataName)
    {
        var types = Known.GetValue(compilation, static _ => new ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>>(StringComparer.Ordinal));
        if (!types.TryGetValue(metadataName, out var found))
        {
            types.TryAdd(metadataName, found = compilation.GetTypesByMetadataName(metadataName));
        }

        return found;
    }
}
