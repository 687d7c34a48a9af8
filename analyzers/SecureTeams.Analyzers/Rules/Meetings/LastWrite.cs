using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>What a variable was given by the statement before in the same block, which makes every earlier write of it irrelevant.</summary>
internal static class LastWrite
{
    /// <summary>The value itself, where it is no such variable.</summary>
    public static IOperation Before(IOperation value)
    {
        if (Unconverted(value) is not ILocalReferenceOperation { Local: var local } use
            || StatementOf(use) is not { Parent: IBlockOperation block } statement
            || IsWrittenIn(statement, local)
            || IsCaptured(local, ControlFlow.Root(use)))
        {
            return value;
        }

        var previous = block.Operations.TakeWhile(operation => operation != statement).LastOrDefault(operation => operation is ILabeledOperation || Mentions(operation, local));
        return previous is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: { } written } }
            && SymbolEqualityComparer.Default.Equals(target.Local, local)
            && !Mentions(written, local)
                ? written
                : value;
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>Null inside a function or loop of the statement, which may run later.</summary>
    private static IOperation? StatementOf(IOperation use)
    {
        var current = use;
        while (current.Parent is not (null or IBlockOperation or IAnonymousFunctionOperation or ILoopOperation))
        {
            current = current.Parent;
        }

        return current.Parent is IBlockOperation ? current : null;
    }

    private static bool IsWrittenIn(IOperation statement, ILocalSymbol local) => statement.Descendants().Any(operation =>
        operation is IAssignmentOperation { Target: var target } && Mentions(target, local)
        || (operation is IArgumentOperation { Parameter.RefKind: not RefKind.None } argument && Mentions(argument, local)));

    private static bool IsCaptured(ILocalSymbol local, IOperation root) =>
        root.DescendantsAndSelf().Any(operation => operation is IAnonymousFunctionOperation or ILocalFunctionOperation && operation.Descendants().Any(inner => IsTo(inner, local)));

    private static bool Mentions(IOperation operation, ILocalSymbol local) => operation.DescendantsAndSelf().Any(inner =>
        IsTo(inner, local) || (inner is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local)));

    private static bool IsTo(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
