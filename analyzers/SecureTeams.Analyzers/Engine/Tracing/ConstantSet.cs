using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>The constants that can reach an operand, and whether nothing else can.</summary>
internal sealed class ConstantSet(ImmutableArray<IOperation> origins, bool isComplete)
{
    /// <summary>Operations with a constant value, in source order of discovery.</summary>
    public ImmutableArray<IOperation> Origins { get; } = origins;

    public bool IsComplete { get; } = isComplete;

    public bool Any(Func<object?, bool> predicate)
    {
        foreach (var origin in Origins)
        {
            if (predicate(origin.ConstantValue.Value))
            {
                return true;
            }
        }

        return false;
    }
}
