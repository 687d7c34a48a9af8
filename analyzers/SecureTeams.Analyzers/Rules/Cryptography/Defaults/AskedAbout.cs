using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Defaults;

/// <summary>Whether the code asks about a number before it uses it.</summary>
internal static class AskedAbout
{
    /// <summary>A variable that is compared with an accepted number first is refused or raised when it is less.</summary>
    public static bool Is(IOperation value, int least) => Unconverted(value) switch
    {
        ILocalReferenceOperation local => IsCompared(BodyIndex.Around(local).Of(local.Local), least),
        IParameterReferenceOperation parameter => IsCompared(BodyIndex.Around(parameter).Of(parameter.Parameter), least),
        _ => false,
    };

    private static bool IsCompared(IReadOnlyList<IOperation> uses, int least)
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
                    IsAccepted(comparison.LeftOperand == current ? comparison.RightOperand : comparison.LeftOperand, least),
                IIsPatternOperation { Pattern: IRelationalPatternOperation relation } => IsAccepted(relation.Value, least),
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ThrowIfLessThan" or "ThrowIfLessThanOrEqual" or "Max" } } call } =>
                    call.Arguments.Any(argument => IsAccepted(argument.Value, least)),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccepted(IOperation bound, int least) => Unconverted(bound).ConstantValue is { HasValue: true, Value: int number } && number >= least - 1;

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }
}
