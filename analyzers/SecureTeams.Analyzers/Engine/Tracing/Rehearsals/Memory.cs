using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

/// <summary>The variables at one point of a rehearsal.</summary>
internal sealed class Memory
{
    private readonly Dictionary<ISymbol, Known> _values;

    public Memory()
        : this(new Dictionary<ISymbol, Known>(SymbolEqualityComparer.Default))
    {
    }

    private Memory(Dictionary<ISymbol, Known> values) => _values = values;

    /// <summary>Null for a variable from outside.</summary>
    public Known? Of(ISymbol variable) => _values.TryGetValue(variable, out var value) ? value : null;

    public void Set(ISymbol variable, Known value) => _values[variable] = value;

    public Memory Copy() => new(new Dictionary<ISymbol, Known>(_values, SymbolEqualityComparer.Default));

    /// <summary>What holds whichever of two ways led here.</summary>
    public static Memory Either(Memory one, Memory other)
    {
        var merged = one.Copy();
        foreach (var entry in other._values)
        {
            merged.Set(entry.Key, one.Of(entry.Key) is { } value ? Known.Either(value, entry.Value) : Known.Unknown);
        }

        foreach (var entry in one._values)
        {
            if (other.Of(entry.Key) is null)
            {
                merged.Set(entry.Key, Known.Unknown);
            }
        }

        return merged;
    }
}
