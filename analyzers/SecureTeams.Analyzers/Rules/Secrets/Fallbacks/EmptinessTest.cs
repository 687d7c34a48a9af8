using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Rules.Secrets.Names;

namespace SecureTeams.Analyzers.Rules.Secrets.Fallbacks;

/// <summary>Conditions that ask whether there is a value.</summary>
internal static class EmptinessTest
{
    /// <summary>The name of the value that is asked for; null for other conditions.</summary>
    public static Naming? Of(IOperation condition)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return Of(negation.Operand);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd } both:
                return Of(both.LeftOperand) ?? Of(both.RightOperand);
            case IBinaryOperation binary when IsNothing(binary.RightOperand):
                return NameOfOperand.OfReplaced(Measured(binary.LeftOperand));
            case IBinaryOperation binary when IsNothing(binary.LeftOperand):
                return NameOfOperand.OfReplaced(Measured(binary.RightOperand));
            case IIsPatternOperation test when IsPresence(test.Pattern):
                return NameOfOperand.OfReplaced(test.Value);
            case IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "IsMissing" or "IsBlank", Arguments.Length: 1 } call:
                return NameOfOperand.OfReplaced(call.Arguments[0].Value);
            case IInvocationOperation { TargetMethod.Name: "TryGetValue" or "ContainsKey" or "TryGet" } call:
                return KeyedValue.Key(call.Arguments) is { } key ? new Naming(key, isKey: true) : null;
            default:
                return null;
        }
    }

    public static bool IsEmpty(IOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsNothing(constant.Value),
        IBinaryPatternOperation either => IsEmpty(either.LeftPattern) || IsEmpty(either.RightPattern),
        _ => false,
    };

    private static bool IsPresence(IOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsPresence(negated.Pattern),
        IRecursivePatternOperation or IDeclarationPatternOperation => true,
        _ => IsEmpty(pattern),
    };

    private static bool IsNothing(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        return operand is IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } }
            || operand is IDefaultValueOperation
            || (operand.ConstantValue.HasValue && operand.ConstantValue.Value is null or "" or 0);
    }

    /// <summary>Who asks for the length asks for the text.</summary>
    private static IOperation Measured(IOperation operand) => operand switch
    {
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } text } => text,
        IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "Length" } } access => access.Operation,
        _ => operand,
    };
}
