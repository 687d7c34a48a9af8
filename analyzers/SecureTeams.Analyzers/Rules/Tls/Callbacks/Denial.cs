using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>Whether a match makes the callback refuse, as in a list of certificates that were withdrawn, rather than accept.</summary>
internal sealed class Denial(Validator validator, ValueTracer tracer)
{
    private const int MostHops = 4;

    public bool FollowsFrom(IOperation comparison) =>
        FollowsFrom(comparison, comparison is not IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }, MostHops);

    /// <summary>The truth is the one that the operation has where the certificate matches.</summary>
    private bool FollowsFrom(IOperation operation, bool truth, int hops)
    {
        for (var current = operation; hops > 0 && current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    truth = !truth;
                    continue;
                case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } } }:
                    truth = truth == constant;
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool constant } }:
                    truth = truth == constant;
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, RightOperand.ConstantValue: { HasValue: true, Value: 0 } }:
                    truth = !truth;
                    continue;
                case ISwitchExpressionArmOperation arm when arm.Guard == current:
                    return truth && Refuses(arm.Value, hops);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or }:
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalAccessOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    continue;
                case IConditionalOperation choice when choice.Condition == current:
                    return (truth ? choice.WhenTrue : choice.WhenFalse ?? ExitAfter(choice)) is { } branch && Refuses(branch, hops);
                case IConditionalOperation { Type: not null }:
                    continue;
                case IReturnOperation:
                    return IsAnsweredBy(parent, truth, hops);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }:
                    return FollowsFromUseOf(variable, parent, truth, hops);
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var variable } } assignment when assignment.Value == current:
                    return FollowsFromUseOf(variable, parent, truth, hops);
                default:
                    return false;
            }
        }

        return false;
    }

    private bool FollowsFromUseOf(ILocalSymbol variable, IOperation place, bool truth, int hops) =>
        ControlFlow.Root(place).Descendants().Any(use =>
            use is ILocalReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Local, variable)
            && FollowsFrom(use, truth, hops - 1));

    /// <summary>What a method does where the condition does not hold, when that is to leave at once.</summary>
    private static IOperation? ExitAfter(IConditionalOperation choice)
    {
        if (choice.Parent is not IBlockOperation block)
        {
            return null;
        }

        var index = block.Operations.IndexOf(choice) + 1;
        return index < block.Operations.Length && block.Operations[index] is IReturnOperation or IThrowOperation ? block.Operations[index] : null;
    }

    private bool Refuses(IOperation branch, int hops) =>
        branch.ConstantValue is { HasValue: true, Value: bool constant }
            ? FollowsFrom(branch, constant, hops - 1)
            : ControlFlow.OwnOperations(branch).Prepend(branch).Any(operation =>
                operation is IThrowOperation
                || (operation is IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: bool answer } } && IsAnsweredBy(operation, answer, hops))
                || (operation is ISimpleAssignmentOperation { Value: { ConstantValue: { HasValue: true, Value: bool outcome } } value } && FollowsFrom(value, outcome, hops - 1)));

    private bool IsAnsweredBy(IOperation answer, bool truth, int hops)
    {
        for (var current = answer.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation function when IsOfValidator(function.Symbol):
                    return !truth;
                case IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation query } } }:
                    return FollowsFrom(query, truth, hops - 1);
                case IAnonymousFunctionOperation:
                    return false;
                case ILocalFunctionOperation function:
                    return IsAnsweredBy(function.Symbol, truth, hops);
            }
        }

        return answer.SemanticModel?.GetEnclosingSymbol(answer.Syntax.SpanStart) is IMethodSymbol method && IsAnsweredBy(method, truth, hops);
    }

    private bool IsAnsweredBy(IMethodSymbol method, bool truth, int hops) =>
        IsOfValidator(method) ? !truth : tracer.Calls(method) is var calls && calls.Any() && calls.All(call => FollowsFrom(call, truth, hops - 1));

    private bool IsOfValidator(IMethodSymbol function) => SymbolEqualityComparer.Default.Equals(function, validator.Symbol);
}
