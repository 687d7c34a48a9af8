using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>Whether an operation runs only after the platform found no error in the chain; its own check includes serverAuth.</summary>
internal static class PlatformVerdict
{
    private const int ChainErrors = 4;

    public static bool IsRequiredBefore(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            var isRequired = parent switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => and.RightOperand == current && Says(and.LeftOperand, good: true),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => or.RightOperand == current && Says(or.LeftOperand, good: false),
                IConditionalOperation conditional => (conditional.WhenTrue == current && Says(conditional.Condition, good: true)) || (conditional.WhenFalse == current && Says(conditional.Condition, good: false)),
                IBlockOperation block => IsRefusedBefore(block, current),
                _ => false,
            };
            if (isRequired)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRefusedBefore(IBlockOperation block, IOperation statement)
    {
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
            {
                return false;
            }

            if (earlier is IConditionalOperation { WhenFalse: null } conditional && ControlFlow.Leaves(conditional.WhenTrue) && Says(conditional.Condition, good: false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Good: that it holds means no chain error. Not good: that it does not hold means so.</summary>
    private static bool Says(IOperation condition, bool good) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !good),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => good && (Says(and.LeftOperand, good) || Says(and.RightOperand, good)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => !good && (Says(or.LeftOperand, good) || Says(or.RightOperand, good)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => good && IsNoError(equal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => !good && IsNoError(unequal),
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test => good && IsErrors(test.Value) && IsZero(pattern.Value),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test => !good && IsErrors(test.Value) && IsZero(pattern.Value),
        IInvocationOperation { TargetMethod.Name: "HasFlag", Instance: { } errors, Arguments: { Length: 1 } flags } => !good && IsErrors(errors) && HasChainErrors(flags[0].Value),
        _ => false,
    };

    private static bool IsNoError(IBinaryOperation comparison) =>
        (IsZero(comparison.RightOperand) && IsChainVerdict(comparison.LeftOperand)) || (IsZero(comparison.LeftOperand) && IsChainVerdict(comparison.RightOperand));

    private static bool IsChainVerdict(IOperation operation) => Unconverted(operation) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.And } masked => (IsErrors(masked.LeftOperand) && HasChainErrors(masked.RightOperand)) || (IsErrors(masked.RightOperand) && HasChainErrors(masked.LeftOperand)),
        var other => IsErrors(other),
    };

    private static bool IsErrors(IOperation operation) =>
        Unconverted(operation) is IParameterReferenceOperation or ILocalReferenceOperation or IPropertyReferenceOperation && Unconverted(operation).Type?.Name == "SslPolicyErrors";

    private static bool HasChainErrors(IOperation operation) =>
        Unconverted(operation).ConstantValue is { HasValue: true, Value: int bits } && (bits & ChainErrors) != 0;

    private static bool IsZero(IOperation operation) => EmptyMask.IsZero(operation);

    private static IOperation Unconverted(IOperation operation)
    {
        var current = operation;
        while (current is IConversionOperation { OperatorMethod: null } conversion && !current.ConstantValue.HasValue)
        {
            current = conversion.Operand;
        }

        return current;
    }
}
