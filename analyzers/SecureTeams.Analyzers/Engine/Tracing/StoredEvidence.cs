using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>A callback that says yes may only postpone the decision: it stores what it got, and the code around it refuses.</summary>
internal static class StoredEvidence
{
    public static bool DecidesLater(IOperation body, SymbolUses uses)
    {
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            if (operation is IAssignmentOperation { Target: var target, Value: var value } && Evidence.Carries(value))
            {
                foreach (var reference in References(target, uses))
                {
                    if (!IsInside(reference, body) && Decides(reference))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> References(IOperation target, SymbolUses uses) => target switch
    {
        ILocalReferenceOperation local => BodyIndex.Around(local).Of(local.Local),
        IFieldReferenceOperation or IPropertyReferenceOperation => uses.References(((IMemberReferenceOperation)target).Member),
        _ => [],
    };

    private static bool IsInside(IOperation operation, IOperation body) =>
        operation.Syntax.SyntaxTree == body.Syntax.SyntaxTree && body.Syntax.Span.Contains(operation.Syntax.Span);

    private static bool Decides(IOperation reference)
    {
        var isErrors = reference.Type is { } type && Evidence.IsErrors(type);
        for (var current = reference; current.Parent is { } parent and not (IBlockOperation or IExpressionStatementOperation); current = parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition == current:
                    return Refuses(conditional.WhenTrue, isErrors) || Refuses(conditional.WhenFalse, isErrors);
                case ISwitchOperation or ISwitchExpressionOperation:
                    return isErrors;
                case IInvocationOperation call when RefusingNames.Matches(call):
                    return true;
                case IReturnOperation { ReturnedValue.Type.SpecialType: SpecialType.System_Boolean }:
                    return isErrors;
            }
        }

        return false;
    }

    private static bool Refuses(IOperation? branch, bool isErrors) =>
        branch is not null && ((isErrors && ControlFlow.Leaves(branch)) || ControlFlow.OwnOperations(branch).Any(operation => operation is IThrowOperation));
}
