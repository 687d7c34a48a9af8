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
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either when Opposites.Are(either.LeftOperand, either.RightOperand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or => Or(Of(or.LeftOperand, hops), Of(or.RightOperand, hops)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and => !Or(!Of(and.LeftOperand, hops), !Of(and.RightOperand, hops)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => EmptyMask.IsEqual(equal) ? true : IsNullCheck(equal) ? false : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => EmptyMask.IsEqual(unequal) ? false : IsNullCheck(unequal) ? true : null,
        IInvocationOperation { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }, Arguments: { Length: 1 } flags } when EmptyMask.IsZero(flags[0].Value) => true,
        IIsPatternOperation { Pattern: IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } } => true,
        IIsPatternOperation test when Evidence.IsAlwaysPresent(test.Value) => OfPresent(test.Pattern),
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } task } => Of(task, hops),
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } results } => Of(results[0].Value, hops),
        _ => null,
    };

    private static bool IsNullCheck(IBinaryOperation comparison) =>
        (IsNull(comparison.RightOperand) && Evidence.IsAlwaysPresent(comparison.LeftOperand))
        || (IsNull(comparison.LeftOperand) && Evidence.IsAlwaysPresent(comparison.RightOperand));

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool? OfPresent(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => !OfPresent(negated.Pattern),
        IConstantPatternOperation { Value: var value } when IsNull(value) => false,
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } any
            when SymbolEqualityComparer.Default.Equals(any.MatchedType, any.InputType) => true,
        _ => null,
    };

    private static bool? Or(bool? left, bool? right) =>
        left == true || right == true ? true
        : left == false && right == false ? false
        : null;
}
