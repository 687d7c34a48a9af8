using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>The watches of one area that one compilation can meet, keyed by original definition.</summary>
internal sealed class WatchTable
{
    /// <summary>What newer compilers call a block of extension members inside a static class; the oldest one that we run on has no name for it.</summary>
    public const TypeKind ExtensionBlock = (TypeKind)14;

    private readonly Dictionary<WatchKind, Dictionary<ISymbol, Watch[]>> _bySymbol = [];
    private readonly Dictionary<WatchKind, SymbolMatch?> _matches = [];
    private readonly List<Watch> _texts = [];
    private readonly List<Watch> _utf8Texts = [];

    public WatchTable(Compilation compilation, IReadOnlyList<Watch> watches, Func<Rule, bool> isSilenced)
    {
        foreach (var watch in watches)
        {
            if (!isSilenced(watch.Rule))
            {
                Resolve(compilation, watch);
            }
        }
    }

    public IReadOnlyList<Watch> Texts => _texts;

    public IReadOnlyList<Watch> Utf8Texts => _utf8Texts;

    /// <summary>One for all operation kinds, so that they share what was found.</summary>
    public SymbolMatch? MatchOf(WatchKind kind)
    {
        if (!_matches.TryGetValue(kind, out var match))
        {
            _matches.Add(kind, match = Of(kind) is { } watched ? new SymbolMatch(watched) : null);
        }

        return match;
    }

    public Dictionary<ISymbol, Watch[]>? Of(WatchKind kind) => _bySymbol.TryGetValue(kind, out var found) ? found : null;

    private void Resolve(Compilation compilation, Watch watch)
    {
        if (watch.Type.IsNone)
        {
            TextsOf(watch.Kind)?.Add(watch);
            return;
        }

        foreach (var name in watch.Type.Alternatives)
        {
            foreach (var type in NamedTypes.Of(compilation, name))
            {
                Resolve(type, watch);
            }
        }
    }

    private List<Watch>? TextsOf(WatchKind kind) => kind switch
    {
        WatchKind.Text => _texts,
        WatchKind.Utf8Text => _utf8Texts,
        _ => null,
    };

    private void Resolve(INamedTypeSymbol type, Watch watch)
    {
        if (TextsOf(watch.Kind) is { } texts)
        {
            if (!texts.Contains(watch))
            {
                texts.Add(watch);
            }

            return;
        }

        if (watch.Member is null)
        {
            Add(type, watch);
            return;
        }

        foreach (var member in type.GetMembers(watch.Member))
        {
            Add(member.OriginalDefinition, watch);
        }

        foreach (var block in type.GetTypeMembers())
        {
            if (block.TypeKind == ExtensionBlock)
            {
                Resolve(block, watch);
            }
        }
    }

    private void Add(ISymbol symbol, Watch watch)
    {
        if (!_bySymbol.TryGetValue(watch.Kind, out var table))
        {
            table = new Dictionary<ISymbol, Watch[]>(SymbolEqualityComparer.Default);
            _bySymbol.Add(watch.Kind, table);
        }

        table[symbol] = table.TryGetValue(symbol, out var known) ? [.. known, watch] : [watch];
    }
}
