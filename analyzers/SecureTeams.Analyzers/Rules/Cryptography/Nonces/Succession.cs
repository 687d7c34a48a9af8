using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Nonces;

/// <summary>Whether one run of a body can come from an earlier operation to a later one.</summary>
internal static class Succession
{
    public static bool Follows(IOperation earlier, IOperation later)
    {
        var above = new HashSet<IOperation>(Ancestors(later));
        for (var current = earlier; current.Parent is { } parent; current = parent)
        {
            if (above.Contains(parent))
            {
                return !IsChoice(parent, current, later);
            }

            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation
                || (parent is IBlockOperation { Operations: { Length: > 0 } statements } && ControlFlow.Leaves(statements[statements.Length - 1])
                    && statements[statements.Length - 1].Kind != OperationKind.YieldReturn))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsChoice(IOperation common, IOperation branch, IOperation later) => common switch
    {
        IConditionalOperation conditional => conditional.Condition != branch,
        ISwitchOperation or ISwitchExpressionOperation => true,
        ITryOperation attempt => attempt.Body == branch && attempt.Finally?.Syntax.Span.Contains(later.Syntax.Span) != true,
        _ => Ancestors(later).TakeWhile(ancestor => ancestor != common).Any(static ancestor => ancestor is IAnonymousFunctionOperation or ILocalFunctionOperation),
    };

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }
}
