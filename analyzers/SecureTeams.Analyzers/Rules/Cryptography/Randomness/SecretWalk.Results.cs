using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <content>Out of functions: to their names, and to whoever calls them.</content>
internal sealed partial class SecretWalk
{
    private void FollowReturn(IOperation returned, Trail trail)
    {
        var current = returned;
        while (current.Parent is { } parent && current is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = parent;
        }

        switch (current)
        {
            case IAnonymousFunctionOperation function:
                Follow(function.Parent is IDelegateCreationOperation creation ? creation : function, trail);
                break;
            case ILocalFunctionOperation function:
                FollowResult(function.Symbol, trail);
                break;
            default:
                FollowResult(FunctionNames.Declared(current), trail);
                break;
        }
    }

    /// <summary>Into the variable that takes this part of a tuple.</summary>
    private void FollowDeconstructed(ITupleOperation tuple, int index, Trail trail)
    {
        IOperation value = tuple;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        if (value.Parent is IDeconstructionAssignmentOperation { Target: var target } && Declared(target) is ITupleOperation { Elements: var targets } && index >= 0 && index < targets.Length)
        {
            FollowTarget(Declared(targets[index]), trail);
        }
    }

    private static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    private void FollowResult(ISymbol? function, Trail trail)
    {
        if (function is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation } method)
        {
            Name(FunctionNames.Telling(method), method.ReturnType, trail);
            foreach (var call in trail.Hops > 0 && _found is null ? Calls(method) : [])
            {
                Follow(call, trail.Next);
            }
        }
        else if (function is IPropertySymbol property)
        {
            Name(property.Name, property.Type, trail);
            foreach (var reference in trail.Hops > 0 ? sink.Uses.References(property) : [])
            {
                Follow(reference, trail.Next);
            }
        }
    }

    private List<IInvocationOperation> Calls(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable ? sink.Uses.VisibleCalls(method) : sink.Uses.CallsAnywhere(method);
}
