using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>What becomes of an answer: dropped, written down, or used.</summary>
internal sealed class ChainResult
{
    private readonly HashSet<ILocalSymbol> _followed = new(SymbolEqualityComparer.Default);

    public static bool IsDropped(IOperation answer) => new ChainResult().IsDroppedBy(answer);

    private bool IsDroppedBy(IOperation value) => value.Parent switch
    {
        IExpressionStatementOperation => true,
        IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation =>
            IsDroppedBy(value.Parent),
        IConditionalAccessOperation access when access.WhenNotNull == value => IsDroppedBy(access),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } text => IsDroppedBy(text),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => IsNeverUsed(variable.Symbol, variable),
        ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } => IsNeverUsed(local.Local, local),
        IArgumentOperation { Parent: IInvocationOperation call } => IsDroppedByCall(call),
        IInvocationOperation { TargetMethod.Name: "ToString" } text when text.Instance == value => IsDroppedBy(text),
        _ => IsCollectionElement(value.Parent) && IsDroppedBy(value.Parent!),
    };

    /// <summary>The oldest compiler we run on shows collection expressions as syntax only.</summary>
    private static bool IsCollectionElement(IOperation? parent) => parent is not null && Elements.Of(parent) is not null && parent is not IObjectCreationOperation;

    private bool IsDroppedByCall(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType.SpecialType: SpecialType.System_String, Name: "Format" or "Concat" or "Join" }
            ? IsDroppedBy(call)
            : call.Type?.SpecialType == SpecialType.System_Void && Evidence.Records(call.TargetMethod) && WritesDown(call.TargetMethod);

    /// <summary>A list remembers an answer for somebody else, an assertion decides, and a writer may be a protocol.</summary>
    private static bool WritesDown(IMethodSymbol method) =>
        method.Name is not ("Add" or "TryAdd" or "Enqueue" or "Push" or "Append" or "Insert" or "Assert")
        && (method.Name is not ("Write" or "WriteLine") || method.ContainingType?.Name is "Console" or "Debug" or "Trace");

    private bool IsNeverUsed(ILocalSymbol local, IOperation inside)
    {
        if (local.RefKind != RefKind.None)
        {
            return false;
        }

        if (!_followed.Add(local))
        {
            return true;
        }

        foreach (var operation in ControlFlow.Root(inside).DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !IsPlainWrite(reference)
                && !IsDroppedBy(reference))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlainWrite(ILocalReferenceOperation reference) =>
        MemberWrite.Through(reference)?.Writer is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation };
}
