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
        IIsPatternOperation { Pattern: IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } } => true,
        _ => null,
    };

    private static bool? Or(bool? left, bool? right) =>
        left == true || right == true ? true
        : left == false && right == false ? false
        : null;
}
