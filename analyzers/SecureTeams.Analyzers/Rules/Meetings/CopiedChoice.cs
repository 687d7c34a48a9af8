using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>Tells a translation, which says "everyone" where its input said so, from a decision.</summary>
internal static class CopiedChoice
{
    private static readonly string[] OtherQuestions = ["Presenter", "Audience", "Visibility"];

    public static bool Encloses(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (IsChosenByEveryone(parent, current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChosenByEveryone(IOperation parent, IOperation current) => parent switch
    {
        ISwitchExpressionArmOperation arm => arm.Value == current && Matches(arm.Pattern, true),
        ISwitchCaseOperation section => section.Clauses.Any(Matches),
        IConditionalOperation conditional => conditional.Condition != current && Matches(conditional.Condition, conditional.WhenTrue == current),
        _ => false,
    };

    private static bool Matches(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => IsEveryone(single.Value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, true),
        _ => false,
    };

    private static bool Matches(IOperation condition, bool outcome) => condition switch
    {
        IConversionOperation conversion => Matches(conversion.Operand, outcome),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Matches(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => outcome && (IsEveryone(equal.LeftOperand) || IsEveryone(equal.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => !outcome && (IsEveryone(unequal.LeftOperand) || IsEveryone(unequal.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => outcome && (Matches(and.LeftOperand, true) || Matches(and.RightOperand, true)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => !outcome && (Matches(or.LeftOperand, false) || Matches(or.RightOperand, false)),
        IInvocationOperation { TargetMethod.Name: "Equals" } call => outcome && (call.Instance is { } instance && IsEveryone(instance) || call.Arguments.Any(argument => IsEveryone(argument.Value))),
        IIsPatternOperation match => Matches(match.Pattern, outcome),
        IConstantPatternOperation constant => outcome && IsEveryone(constant.Value),
        INegatedPatternOperation negated => Matches(negated.Pattern, !outcome),
        IBinaryPatternOperation both => Matches(both.LeftPattern, outcome) || Matches(both.RightPattern, outcome),
        IRecursivePatternOperation recursive => recursive.PropertySubpatterns.Any(property => Matches(property.Pattern, outcome)),
        _ => false,
    };

    private static bool IsEveryone(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsEveryone(conversion.Operand),
        IMemberReferenceOperation { Member: { IsStatic: true, Name: "Everyone", ContainingType.Name: var type } } => !Array.Exists(OtherQuestions, question => type.Contains(question)),
        { ConstantValue: { HasValue: true, Value: string text } } => string.Equals(text, "everyone", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
