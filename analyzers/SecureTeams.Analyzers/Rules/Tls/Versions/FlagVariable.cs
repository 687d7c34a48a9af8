using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>What a body does to a variable that holds flags.</summary>
internal static class FlagVariable
{
    /// <summary>Flags may have been taken out of the variable again.</summary>
    public static bool IsMasked(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        if (value is not ILocalReferenceOperation local)
        {
            return false;
        }

        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Or } mask && IsTo(mask.Target, local.Local))
            {
                return true;
            }

            if (operation is ISimpleAssignmentOperation { Value: var written } assignment && IsTo(assignment.Target, local.Local) && Masks(written, local.Local))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<IOperation> Additions(ILocalReferenceOperation local)
    {
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or } union && IsTo(union.Target, local.Local))
            {
                yield return union.Value;
            }
        }
    }

    /// <summary>The <c>Enum.TryParse</c> that fills the variable.</summary>
    public static IInvocationOperation? Parse(ILocalReferenceOperation local)
    {
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "TryParse", ContainingType.SpecialType: SpecialType.System_Enum } } parse
                && parse.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out && argument.Value.DescendantsAndSelf().Any(part => IsTo(part, local.Local))))
            {
                return parse;
            }
        }

        return null;
    }

    /// <summary>Nothing but writes: what the variable holds was stated and not used.</summary>
    public static bool IsUnread(ILocalSymbol local, IOperation inside)
    {
        foreach (var operation in ControlFlow.Root(inside).DescendantsAndSelf())
        {
            if (IsTo(operation, local) && operation.Parent is not IAssignmentOperation)
            {
                return false;
            }

            if (operation is IAssignmentOperation assignment && IsTo(assignment.Value, local))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Masks(IOperation written, ILocalSymbol local) => written.DescendantsAndSelf().Any(part =>
        part is IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.ExclusiveOr } mask
        && mask.Descendants().Any(operand => IsTo(operand, local)));

    private static bool IsTo(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
