using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The name of what a literal is compared with: who tests a password against a literal states the password.</summary>
internal static class ComparedWith
{
    public static Naming Of(IOperation value, IOperation parent) => parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when !IsRefused(binary) =>
            NameOfOperand.Of(binary.LeftOperand == value ? binary.RightOperand : binary.LeftOperand),
        IPatternOperation pattern => OfPattern(pattern),
        ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => NameOfOperand.Of(choice.Value),
        IInvocationOperation { TargetMethod.Name: "Equals" or "CompareTo", Arguments.Length: > 0 } call when call.Instance == value =>
            NameOfOperand.Of(call.Arguments[0].Value),
        _ => Naming.None,
    };

    public static Naming InCall(IArgumentOperation argument)
    {
        if (argument.Parent is not IInvocationOperation { TargetMethod.Name: "Equals" or "Compare" or "CompareOrdinal" or "CompareTo" or "FixedTimeEquals" or "SequenceEqual" } call || IsRefused(call))
        {
            return Naming.None;
        }

        if (call.Instance is { } instance)
        {
            return NameOfOperand.Of(instance);
        }

        foreach (var other in call.Arguments)
        {
            if (other != argument && NameOfOperand.Of(Unwrapped(other.Value)) is { Kind: not SecretKind.None } named)
            {
                return named;
            }
        }

        return Naming.None;
    }

    /// <summary>Who throws at a value does not accept it: <c>if (password == "changeit") throw</c>.</summary>
    private static bool IsRefused(IOperation comparison)
    {
        var condition = comparison;
        while (condition.Parent is IParenthesizedOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr })
        {
            condition = condition.Parent;
        }

        return comparison is not IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }
            && comparison is not IIsPatternOperation { Pattern: INegatedPatternOperation }
            && condition.Parent is IConditionalOperation { WhenTrue: var branch } choice && choice.Condition == condition
            && (branch is IBlockOperation { Operations: { Length: 1 } statements } ? statements[0] : branch) is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
    }

    private static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IInvocationOperation call && call.Arguments.Length > 0 && Passage.IsThrough(call, call.Arguments[0]) ? call.Arguments[0].Value : value;
    }

    private static Naming OfPattern(IOperation pattern)
    {
        while (pattern.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            pattern = pattern.Parent;
        }

        return pattern.Parent switch
        {
            IIsPatternOperation test when !IsRefused(test) => NameOfOperand.Of(test.Value),
            IPropertySubpatternOperation subpattern => NameOfOperand.Of(subpattern.Member),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => NameOfOperand.Of(choice.Value),
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => NameOfOperand.Of(choice.Value),
            _ => Naming.None,
        };
    }
}
