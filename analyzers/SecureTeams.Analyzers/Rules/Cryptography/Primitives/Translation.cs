using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>Tells a translation, which gives the algorithm that its input named, from a decision.</summary>
internal sealed class Translation(Func<string, bool> isName)
{
    public bool Encloses(IOperation value)
    {
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                    return Names(arm.Pattern);
                case ISwitchCaseOperation section when section.Body.Contains(current):
                    return section.Clauses.All(clause => clause switch
                    {
                        ISingleValueCaseClauseOperation single => IsName(single.Value),
                        IPatternCaseClauseOperation pattern => Names(pattern.Pattern),
                        _ => false,
                    });
                case IConditionalOperation conditional when conditional.WhenTrue == current && AsksForName(conditional.Condition):
                    return true;
                case IInvocationOperation { TargetMethod.Name: "Add", Parent: IObjectOrCollectionInitializerOperation } entry:
                    return IsName(entry.Arguments[0].Value);
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } entry when entry.Value == current:
                    return IsName(key[0].Value);
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    private bool AsksForName(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => IsName(equality.LeftOperand) || IsName(equality.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => AsksForName(either.LeftOperand) && AsksForName(either.RightOperand),
        IIsPatternOperation test => Names(test.Pattern),
        IInvocationOperation { TargetMethod.Name: "Equals" } call => (call.Instance is { } instance && IsName(instance)) || call.Arguments.Any(argument => IsName(argument.Value)),
        _ => false,
    };

    private bool Names(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsName(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Names(either.LeftPattern) && Names(either.RightPattern),
        _ => false,
    };

    /// <summary>A text that names an algorithm of the kind, or a member of an enum.</summary>
    private bool IsName(IOperation constant)
    {
        while (constant is IConversionOperation conversion)
        {
            constant = conversion.Operand;
        }

        return constant is { Type.TypeKind: TypeKind.Enum, ConstantValue.HasValue: true } || (constant.ConstantValue is { HasValue: true, Value: string text } && isName(text));
    }
}
