using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds the calls of a lambda that lives in one local variable and goes nowhere else.</summary>
internal static class LambdaCalls
{
    public static List<IInvocationOperation> Of(IMethodSymbol lambda, IOperation inside)
    {
        var function = inside;
        while (function is not null && !(function is IAnonymousFunctionOperation candidate && SymbolEqualityComparer.Default.Equals(candidate.Symbol, lambda)))
        {
            function = function.Parent;
        }

        return function is { Parent: IDelegateCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } } }
            ? CallsThrough(variable)
            : [];
    }

    private static List<IInvocationOperation> CallsThrough(IVariableDeclaratorOperation variable)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var use in BodyIndex.Around(variable).Of(variable.Symbol))
        {
            if (use == variable)
            {
                continue;
            }

            if (use.Parent is not IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call)
            {
                return [];
            }

            calls.Add(call);
        }

        return calls;
    }
}
