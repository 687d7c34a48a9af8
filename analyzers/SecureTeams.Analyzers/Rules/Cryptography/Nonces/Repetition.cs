using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>What runs an operation more than once: loops, and functions handed to a method that calls them for each element.</summary>
internal static class Repetition
{
    private static readonly HashSet<string> ForEach = new(StringComparer.Ordinal)
    {
        "Select", "SelectMany", "SelectAwait", "ForEach", "ForEachAsync", "For", "ForAsync", "ConvertAll", "Aggregate", "ForAll",
    };

    /// <summary>From the innermost outwards, up to the function that the operation is in.</summary>
    public static IEnumerable<IOperation> Around(IOperation operation)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case ILoopOperation loop when loop.Body == current && !IsLeft(operation, loop):
                    yield return loop;
                    break;
                case IAnonymousFunctionOperation function when IsCalledForEach(function):
                    yield return function;
                    break;
                case ILocalFunctionOperation or IAnonymousFunctionOperation:
                    yield break;
            }
        }
    }

    public static bool Holds(IOperation repeated, IOperation operation) =>
        repeated.Syntax.SyntaxTree == operation.Syntax.SyntaxTree && repeated.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>What declares a variable once for all turns.</summary>
    public static bool IsDeclaredOutside(IOperation repeated, ISymbol symbol)
    {
        foreach (var declaration in symbol.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == repeated.Syntax.SyntaxTree && repeated.Syntax.Span.Contains(declaration.Span))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A loop that tries until it succeeds ends behind the operation.</summary>
    private static bool IsLeft(IOperation operation, ILoopOperation loop)
    {
        for (var current = operation; current != loop && current.Parent is { } parent; current = parent)
        {
            if (current is IReturnOperation { Kind: OperationKind.Return } || (parent is IBlockOperation { Operations: { Length: > 0 } statements } && Ends(statements[statements.Length - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(IOperation statement) =>
        ControlFlow.Leaves(statement) && statement is not (IBranchOperation { BranchKind: BranchKind.Continue } or IReturnOperation { Kind: OperationKind.YieldReturn });

    private static bool IsCalledForEach(IAnonymousFunctionOperation function)
    {
        IOperation? current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation)
        {
            current = current.Parent;
        }

        return current is IArgumentOperation { Parent: IInvocationOperation call } && ForEach.Contains(call.TargetMethod.Name);
    }
}
