using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>No flag at all is contained in everything: a slip that reads like a check for "no errors".</summary>
internal static class EmptyMask
{
    public static bool IsEqual(IBinaryOperation comparison) =>
        (IsZero(comparison.RightOperand) && IsMasked(comparison.LeftOperand))
        || (IsZero(comparison.LeftOperand) && IsMasked(comparison.RightOperand));

    public static bool IsZero(IOperation operation) => Unconverted(operation).ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsMasked(IOperation operation) =>
        Unconverted(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.And } mask && (LeavesNothing(mask.LeftOperand) || LeavesNothing(mask.RightOperand));

    private static bool LeavesNothing(IOperation operation)
    {
        var mask = Unconverted(operation);
        return IsZero(mask) || (mask is { ConstantValue: { HasValue: true, Value: int bits }, Type: { TypeKind: TypeKind.Enum } flags } && (bits & EveryFlag(flags)) == 0);
    }

    private static int EveryFlag(ITypeSymbol type)
    {
        var all = 0;
        foreach (var member in type.GetMembers())
        {
            all |= member is IFieldSymbol { HasConstantValue: true, ConstantValue: int flag } ? flag : 0;
        }

        return all;
    }

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
