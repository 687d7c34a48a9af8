using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

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

    /// <summary>The operations that state lengths that are too short: constants, and parameters whose default is one.</summary>
    public static IEnumerable<IOperation> ShortOrigins(ValueTracer tracer, IOperation value) =>
        IsAskedAbout(value) ? [] : tracer.Sources(value).Where(static source => Stated(source) is > 0 and < Least);

    private static int? Stated(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: int length } } => length,
        { ConstantValue: { HasValue: true, Value: short length } } => length,
        { ConstantValue: { HasValue: true, Value: ushort length } } => length,
        IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: int length } } => length,
        _ => null,
    };

    /// <summary>A variable that is compared with an accepted length is refused or raised when it is short.</summary>
    private static bool IsAskedAbout(IOperation value) => Unconverted(value) switch
    {
        ILocalReferenceOperation local => IsCompared(BodyIndex.Around(local).Of(local.Local)),
        IParameterReferenceOperation parameter => IsCompared(BodyIndex.Around(parameter).Of(parameter.Parameter)),
        _ => false,
    };

    private static bool IsCompared(IReadOnlyList<IOperation> uses)
    {
        foreach (var use in uses)
        {
            var current = use;
            while (current.Parent is IConversionOperation)
            {
                current = current.Parent;
            }

            if (current.Parent switch
            {
                IBinaryOperation { OperatorKind: >= BinaryOperatorKind.LessThan and <= BinaryOperatorKind.GreaterThan } comparison =>
                    IsAccepted(comparison.LeftOperand == current ? comparison.RightOperand : comparison.LeftOperand),
                IIsPatternOperation { Pattern: IRelationalPatternOperation relation } => IsAccepted(relation.Value),
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ThrowIfLessThan" or "ThrowIfLessThanOrEqual" or "Max" } } call } =>
                    call.Arguments.Any(static argument => IsAccepted(argument.Value)),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccepted(IOperation bound) => Unconverted(bound).ConstantValue is { HasValue: true, Value: int and >= Least - 1 };

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }
}
