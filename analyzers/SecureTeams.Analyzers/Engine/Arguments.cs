using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

/// <summary>Arguments by parameter, however they were written.</summary>
internal static class Arguments
{
    /// <summary>The value given to a parameter, a default value included; null when there is no such parameter.</summary>
    public static IOperation? Named(ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static bool Any(ImmutableArray<IArgumentOperation> arguments, Func<IOperation, bool> predicate)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (predicate(value))
            {
                return true;
            }
        }

        return false;
    }
}
