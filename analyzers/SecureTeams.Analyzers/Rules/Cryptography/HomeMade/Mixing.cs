using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.HomeMade;

/// <summary>The operations that ciphers and hashes are made of; counters, flags and lengths have no use for them.</summary>
internal static class Mixing
{
    public static bool Is(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr } xor => IsNumber(xor.Type) || IsVector(xor.Type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr } xor => IsNumber(xor.Type) || IsVector(xor.Type),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } joined => IsRotation(joined) || IsPolynomial(joined),
        IBinaryOperation binary => IsBigInteger(binary.Type),
        IConversionOperation { Type.SpecialType: SpecialType.System_Byte } narrowed => IsByteArithmetic(narrowed.Operand),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } compound => HoldsElement(compound.Target) || IsByte(compound.Value),
        IInvocationOperation call => IsMixer(call.TargetMethod),
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } => HoldsElement(indices[0]),
        _ => false,
    };

    /// <summary><c>(x &lt;&lt; 7) | (x &gt;&gt; 25)</c>: the two shifts go apart and are of one value.</summary>
    private static bool IsRotation(IBinaryOperation joined) =>
        Shift(joined.LeftOperand) is { } left
        && Shift(joined.RightOperand) is { } right
        && (left.OperatorKind == BinaryOperatorKind.LeftShift) != (right.OperatorKind == BinaryOperatorKind.LeftShift)
        && left.LeftOperand.Syntax.IsEquivalentTo(right.LeftOperand.Syntax, topLevel: false);

    /// <summary><c>hash * 31 + value</c></summary>
    private static bool IsPolynomial(IBinaryOperation sum) =>
        (IsProduct(sum.LeftOperand) && IsByte(sum.RightOperand)) || (IsProduct(sum.RightOperand) && IsByte(sum.LeftOperand));

    private static bool IsProduct(IOperation operation) => Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply };

    private static bool IsByte(IOperation operation) => Plain(operation) is { Type.SpecialType: SpecialType.System_Byte, ConstantValue.HasValue: false };

    private static IBinaryOperation? Shift(IOperation operation) =>
        Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift } shift ? shift : null;

    /// <summary>A byte of the data plus something, as in a shifted alphabet.</summary>
    private static bool IsByteArithmetic(IOperation operation) =>
        Plain(operation) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } sum
        && (HoldsElement(sum.LeftOperand) || HoldsElement(sum.RightOperand));

    private static bool HoldsElement(IOperation operation) => Plain(operation) switch
    {
        IArrayElementReferenceOperation element => IsNumber(element.Type),
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "Span" or "ReadOnlySpan" } } indexer => IsNumber(indexer.Type),
        _ => false,
    };

    private static bool IsMixer(IMethodSymbol method) => method.ContainingType.Name switch
    {
        "BitOperations" => method.Name.StartsWith("Rotate", StringComparison.Ordinal),
        "BigInteger" => method.Name is "ModPow" or "Multiply" or "Pow",
        _ when IsVector(method.ContainingType) || method.ContainingNamespace.ToDisplayString().StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal) =>
            method.Name is "Xor" or "Encrypt" or "Decrypt" or "EncryptLast" or "DecryptLast" or "InverseMixColumns",
        _ => method.Name is "RotateLeft" or "RotateRight" && IsNumber(method.ReturnType),
    };

    private static bool IsVector(ITypeSymbol? type) => type is { Name: "Vector" or "Vector64" or "Vector128" or "Vector256" or "Vector512" };

    private static IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }

    private static bool IsBigInteger(ITypeSymbol? type) => type is { Name: "BigInteger" };

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is
        SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
        or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        || type is { Name: "UInt128" or "Int128" };
}
