using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-cmp: the value is only looked at, masked out or refused.</summary>
internal static class Comparison
{
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "HasFlag", "StartsWith", "EndsWith", "Contains", "IndexOf", "Compare", "CompareTo", "CompareOrdinal",
        "Equal", "NotEqual", "AreEqual", "AreNotEqual", "Same", "NotSame", "AreSame", "Is", "IsMatch",
    };

    public static bool Guards(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ITupleOperation:
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.And }:
                    continue;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation }:
                    return true;
                case IEventAssignmentOperation { Adds: false } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Type.TypeKind: TypeKind.Delegate }:
                    return true;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, Type.TypeKind: TypeKind.Delegate } removal:
                    return removal.RightOperand == current;
                case IBinaryOperation binary:
                    return IsComparison(binary.OperatorKind);
                case INameOfOperation or IConstantPatternOperation or IRelationalPatternOperation or ICaseClauseOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation invocation }:
                    return Comparing.Contains(invocation.TargetMethod.Name);
                case IInvocationOperation invocation when invocation.Instance == current:
                    return Comparing.Contains(invocation.TargetMethod.Name);
                case IThrowOperation:
                    return true;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind
        is BinaryOperatorKind.Equals
        or BinaryOperatorKind.NotEquals
        or BinaryOperatorKind.LessThan
        or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan
        or BinaryOperatorKind.GreaterThanOrEqual;
}
