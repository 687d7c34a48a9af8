using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>The lambdas around an operation.</summary>
internal static class EnclosingCallback
{
    /// <summary>A callback that accepts everything goes as a whole, so what is done inside it needs no finding of its own.</summary>
    public static bool AcceptsEverything(IOperation operation, ValueTracer tracer)
    {
        foreach (var creation in Around(operation))
        {
            if (creation.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && Evidence.IsValidator(invoke) && tracer.Judge(creation) == CallbackVerdict.AlwaysTrue)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the operation is called to see it throw.</summary>
    public static bool ExpectsException(IOperation operation)
    {
        foreach (var creation in Around(operation))
        {
            if (creation.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
                && (method.Name.IndexOf("Throw", StringComparison.Ordinal) >= 0 || method.Name.IndexOf("Exception", StringComparison.Ordinal) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IDelegateCreationOperation> Around(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation })
            {
                yield return creation;
            }
        }
    }
}
