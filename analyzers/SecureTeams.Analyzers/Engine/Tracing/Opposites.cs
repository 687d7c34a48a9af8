using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Two comparisons of the same parameter with the same constant, one of which always holds.</summary>
internal static class Opposites
{
    public static bool Are(IOperation left, IOperation right) =>
        left is IBinaryOperation { LeftOperand: IParameterReferenceOperation one, RightOperand.ConstantValue: { HasValue: true, Value: { } value } } first
        && right is IBinaryOperation { LeftOperand: IParameterReferenceOperation other, RightOperand.ConstantValue: { HasValue: true, Value: { } otherValue } } second
        && SymbolEqualityComparer.Default.Equals(one.Parameter, other.Parameter)
        && value.Equals(otherValue)
        && (first.OperatorKind, second.OperatorKind) is (BinaryOperatorKind.Equals, BinaryOperatorKind.NotEquals) or (BinaryOperatorKind.NotEquals, BinaryOperatorKind.Equals);
}
