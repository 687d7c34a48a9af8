using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Three-valued logic over conditions; an exception counts as refusing.</summary>
internal sealed class TruthTracer(ValueTracer tracer)
{
    public bool? Of(IOperation operation, int hops) => tracer.Bounded(() => OfSources(operation, hops), null);

    private bool? OfSources(IOperation operation, int hops)
    {
        bool? all = null;
        foreach (var source in tracer.Sources(operation, hops))
        {
            if (OfSource(source, hops) is not { } truth || (all is { } known && known != truth))
            {
                return null;
            }

            all = truth;
        }

        return all;
    }

    private bool? OfSource(IOperation source, int hops) => source switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IThrowOperation => false,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Of(not.Operand, hops),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or => Or(Of(or.LeftOperand, hops), Of(or.RightOperand, hops)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and => !Or(!Of(and.LeftOperand, hops), !Of(and.RightOperand, hops)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when IsZero(equal.RightOperand) && IsMaskedByZero(equal.LeftOperand) => true,
        IInvocationOperation { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }, Arguments: { Length: 1 } flags } when IsZero(flags[0].Value) => true,
        IIsPatternOperation { Pattern: IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } } => true,
        _ => null,
    };

    /// <summary>No flag at all is contained in everything: a slip that reads like a check for "no errors".</summary>
    private static bool IsMaskedByZero(IOperation operation) =>
        Unconverted(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } mask && (IsZero(mask.LeftOperand) || IsZero(mask.RightOperand));

    private static bool IsZero(IOperation operation) => Unconverted(operation).ConstantValue is { HasValue: true, Value: 0 };

    private static IOperation Unconverted(IOperation operation)
    {
        var current = operation;
        while (current is IConversionOperation { OperatorMethod: null } conversion && !current.ConstantValue.HasValue)
        {
            current = conversion.Operand;
        }

        return current;
    }

    private static bool? Or(bool? left, bool? right) =>
        left == true || right == true ? true
        : left == false && right == false ? false
        : null;
}
