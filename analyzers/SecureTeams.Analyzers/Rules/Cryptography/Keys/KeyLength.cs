using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Defaults;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>Lengths that the source states for a key whose security rests on factoring or discrete logarithms.</summary>
internal static class KeyLength
{
    public const int Least = 2048;

    /// <summary>The shortest length that can reach the operand, if it is too short and nobody asks first whether it is.</summary>
    public static int? Short(ValueTracer tracer, IOperation value)
    {
        int? shortest = null;
        foreach (var origin in ShortOrigins(tracer, value))
        {
            if (Stated(origin) is { } length && (shortest is null || length < shortest))
            {
                shortest = length;
            }
        }

        return shortest;
    }

    /// <summary>The operations that state lengths that are too short: constants, and parameters, properties and settings whose default is one.</summary>
    public static IEnumerable<IOperation> ShortOrigins(ValueTracer tracer, IOperation value) =>
        AskedAbout.Is(value, Least) ? [] : tracer.Sources(value).Where(static source => Stated(source) is > 0 and < Least);

    private static int? Stated(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: int length } } => length,
        { ConstantValue: { HasValue: true, Value: short length } } => length,
        { ConstantValue: { HasValue: true, Value: ushort length } } => length,
        _ => StatedDefault.Of(source),
    };
}
