using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>The secret that code returns which an API asks for it: a lambda, a local function or a method of the program.</summary>
internal static class SuppliedSecret
{
    public static StatedSecret? Of(ValueTracer tracer, SecretPlace place)
    {
        foreach (var source in tracer.Sources(place.Value))
        {
            if (source is IDelegateCreationOperation supplier && Returned(tracer, supplier, IsIn(supplier, place.Value)) is { } stated)
            {
                return stated;
            }
        }

        return null;
    }

    private static StatedSecret? Returned(ValueTracer tracer, IDelegateCreationOperation supplier, bool isWrittenHere)
    {
        foreach (var outcome in tracer.Outcomes(supplier))
        {
            var value = Bare(outcome);
            if (StatedSecrets.Text(tracer, value) is { } stated)
            {
                return isWrittenHere ? new StatedSecret(stated.Amount, stated.Origin, value.Syntax) : stated;
            }
        }

        return null;
    }

    /// <summary>A finding stands in the code that the API is given only where that is written at the API.</summary>
    private static bool IsIn(IDelegateCreationOperation supplier, IOperation value) =>
        supplier.Target is IAnonymousFunctionOperation
        && supplier.Syntax.SyntaxTree == value.Syntax.SyntaxTree
        && value.Syntax.Span.Contains(supplier.Syntax.Span);

    /// <summary>What the task is done with, so that a finding stands on the text alone.</summary>
    private static IOperation Bare(IOperation outcome)
    {
        var current = outcome;
        while (Within(current) is { } inner)
        {
            current = inner;
        }

        return current;
    }

    private static IOperation? Within(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => null,
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand,
        IAwaitOperation awaited => awaited.Operation,
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } arguments } => arguments[0].Value,
        IInvocationOperation { TargetMethod.Name: "AsTask" or "ConfigureAwait", Instance: { } task } => task,
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: { Length: 1 } arguments } => arguments[0].Value,
        _ => null,
    };
}
