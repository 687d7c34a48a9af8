using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Macs;

/// <summary>The dynamic truncation of RFC 4226: a nibble chooses the offset, and the sign bit is masked out.</summary>
internal static class Truncation
{
    public static bool Follows(IOperation mac)
    {
        var choosesOffset = false;
        var masksSign = false;
        foreach (var operation in ControlFlow.Root(mac).DescendantsAndSelf())
        {
            if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.And, RightOperand: var mask })
            {
                choosesOffset |= IsNumber(mask, 0xf);
                masksSign |= IsNumber(mask, 0x7f) || IsNumber(mask, 0x7fffffff);
            }
        }

        return choosesOffset && masksSign;
    }

    private static bool IsNumber(IOperation operand, int number)
    {
        while (operand is IConversionOperation conversion)
        {
            operand = conversion.Operand;
        }

        return operand.ConstantValue is { HasValue: true, Value: int or uint or byte or long } constant && System.Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture) == number;
    }
}
