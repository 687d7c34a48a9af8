using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>Calls that take a key and its value: dictionaries, pairs, settings, variables of the environment, parameters of commands.</summary>
internal static class KeyedValue
{
    /// <summary>The constant key that goes with an argument; null when there is none.</summary>
    public static string? KeyOf(IArgumentOperation argument) =>
        IsValue(argument.Parameter?.Name) ? Key(ArgumentsOf(argument.Parent)) : null;

    /// <summary>The constant key that a look-up names.</summary>
    public static string? Key(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (IsKey(argument.Parameter?.Name) && Unconverted(argument.Value).ConstantValue.Value is string key)
            {
                return key;
            }
        }

        return null;
    }

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation? call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    private static bool IsValue(string? parameter) =>
        parameter is "value" or "val" or "addValue" or "newValue" or "values" or "defaultValue" or "fallback" or "fallbackValue" or "defaultVal";

    private static bool IsKey(string? parameter) =>
        parameter is "key" or "keyword" or "name" or "variable" or "parameterName" or "configurationKey" or "settingName" or "path" or "propertyName";

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
