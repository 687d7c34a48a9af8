using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

internal static class ControlFlow
{
    /// <summary>Whether a statement always ends in return, throw, break or continue; where a goto leads is not followed.</summary>
    public static bool Leaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.GoTo } => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => Leaves(conditional.WhenTrue) && Leaves(otherwise),
        _ => false,
    };

    /// <summary>Everything inside a body, but not inside the functions it declares.</summary>
    public static IEnumerable<IOperation> OwnOperations(IOperation body)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            yield return current;
            foreach (var child in current.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Whether a try block between the operation and the body catches every exception.</summary>
    public static bool IsCaught(IOperation operation, IOperation body)
    {
        for (var current = operation; current != body && current.Parent is { } parent; current = parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == current && CatchesAll(attempt))
            {
                return true;
            }
        }

        return false;
    }

    public static IOperation Root(IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    private static bool CatchesAll(ITryOperation attempt)
    {
        foreach (var clause in attempt.Catches)
        {
            if (clause.Filter is null
                && clause.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }
}
