using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds the only call of a lambda that lives in one local variable and goes nowhere else.</summary>
internal static class LambdaCalls
{
    public static IInvocationOperation? Only(IMethodSymbol lambda, IOperation inside)
    {
        var function = inside;
        while (function is not null && !(function is IAnonymousFunctionOperation candidate && SymbolEqualityComparer.Default.Equals(candidate.Symbol, lambda)))
        {
            function = function.Parent;
        }

        return function is { Parent: IDelegateCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } } }
            ? OnlyCall(variable.Symbol, ControlFlow.Root(function))
            : null;
    }

    private static IInvocationOperation? OnlyCall(ILocalSymbol variable, IOperation root)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var operation in root.Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, variable))
            {
                continue;
            }

            if (reference.Parent is not IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call)
            {
                return null;
            }

            calls.Add(call);
        }

        return calls.Count == 1 ? calls[0] : null;
    }
}
