using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Defaults;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

internal static class IterationCounts
{
    private static readonly HashSet<string> Configurations = new(StringComparer.Ordinal) { "option", "options", "setting", "settings", "config", "configuration", "defaults" };

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

    /// <summary>What a parameter, property or setting is when nobody says another number is stated by the program as well.</summary>
    private static int? Stated(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        IPropertyReferenceOperation { Property: { SetMethod: not null } property } when !IsConfiguration(property.ContainingType) => null,
        IFieldReferenceOperation { Field: { IsReadOnly: false } field } when !IsConfiguration(field.ContainingType) => null,
        _ => StatedDefault.Of(source),
    };

    /// <summary>Elsewhere a member that can be set may hold what was stored.</summary>
    private static bool IsConfiguration(INamedTypeSymbol type) => IdentifierWords.Of(type.Name).Any(Configurations.Contains);

    private static bool IsCount(IOperation target) => target is IPropertyReferenceOperation { Property.Name: "IterationCount" };
}
