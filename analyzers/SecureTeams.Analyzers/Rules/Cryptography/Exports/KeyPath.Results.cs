using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <content>Out of methods, alone or as one of several results.</content>
internal sealed partial class KeyPath
{
    private IInvocationOperation? FollowReturn(IReturnOperation returned, int hops, IInvocationOperation? via)
    {
        if (via is not null)
        {
            return Follow(via, hops - 1, via: null);
        }

        foreach (var call in Calls(returned))
        {
            if (Follow(call, hops - 1, via: null) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private List<IInvocationOperation> Calls(IReturnOperation returned)
    {
        for (IOperation? current = returned; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case ILocalFunctionOperation function:
                    return uses.VisibleCalls(function.Symbol);
                case IMethodBodyOperation { SemanticModel: { } model } body when model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol method:
                    return uses.VisibleCalls(method);
            }
        }

        return [];
    }

    private IInvocationOperation? FollowElement(IOperation tuple, int index, int hops)
    {
        var value = tuple;
        while (value.Parent is IConversionOperation or IAwaitOperation)
        {
            value = value.Parent;
        }

        return hops == 0 ? null : value.Parent switch
        {
            IDeconstructionAssignmentOperation assignment when assignment.Value == value && Target(assignment.Target, index) is { } local => FollowUses(local, assignment),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => FollowElementOf(variable, index, hops),
            IReturnOperation returned => First(Calls(returned), call => FollowElement(call, index, hops - 1)),
            _ => null,
        };
    }

    private IInvocationOperation? FollowElementOf(IVariableDeclaratorOperation variable, int index, int hops) => First(
        BodyIndex.Around(variable).Of(variable.Symbol),
        use => use.Parent is IFieldReferenceOperation { Field: { ContainingType: { IsTupleType: true } made } field } element && made.TupleElements.IndexOf(field) == index
            ? Follow(element, hops - 1, via: null)
            : null);

    private static ILocalSymbol? Target(IOperation target, int index)
    {
        var tuple = target is IDeclarationExpressionOperation declared ? declared.Expression : target;
        if (tuple is not ITupleOperation { Elements: var elements } || index < 0 || index >= elements.Length)
        {
            return null;
        }

        var element = elements[index] is IDeclarationExpressionOperation declaration ? declaration.Expression : elements[index];
        return (element as ILocalReferenceOperation)?.Local;
    }

    private static int IndexOf(ITupleOperation tuple, IOperation value)
    {
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (tuple.Elements[i].Syntax.Span.Contains(value.Syntax.Span))
            {
                return i;
            }
        }

        return -1;
    }

    private static IInvocationOperation? First<T>(IEnumerable<T> candidates, Func<T, IInvocationOperation?> follow) =>
        candidates.Select(follow).FirstOrDefault(static found => found is not null);
}
