using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

internal static class IterationCounts
{
    /// <summary>The smallest number that the source states for an argument; null when it states none. What a choice keeps for old data does not count.</summary>
    public static int? Least(ValueTracer tracer, IOperation count)
    {
        int? least = null;
        var sources = tracer.Sources(count);
        foreach (var source in sources)
        {
            if (Stated(source) is { } number && !(sources.Length > 1 && StoredFormat.Chooses(count, source)) && !(least < number))
            {
                least = number;
            }
        }

        return least;
    }

    /// <summary>A constructor that got no number can get one through its property.</summary>
    public static bool IsWrittenLater(ValueTracer tracer, IOperation creation)
    {
        if (creation is IObjectCreationOperation { Initializer.Initializers: { Length: > 0 } members } && members.Any(static member => member is ISimpleAssignmentOperation { Target: var target } && IsCount(target)))
        {
            return true;
        }

        foreach (var consumer in tracer.Consumers(creation))
        {
            if (IsCount(consumer) && MemberWrite.Through(consumer) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a parameter takes when a caller says nothing is stated by the program as well.</summary>
    private static int? Stated(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: int number } } => number,
        _ => null,
    };

    private static bool IsCount(IOperation target) => target is IPropertyReferenceOperation { Property.Name: "IterationCount" };
}
