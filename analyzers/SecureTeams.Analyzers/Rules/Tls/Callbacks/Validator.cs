using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Engine.Tracing.Rehearsals;

namespace SecureTeams.Analyzers.Rules.Tls.Callbacks;

/// <summary>The validation callback that an operation belongs to.</summary>
internal sealed class Validator
{
    private const int MostCalls = 3;

    private Validator(IMethodSymbol symbol, IDelegateCreationOperation? creation)
    {
        Symbol = symbol;
        Creation = creation;
    }

    public IMethodSymbol Symbol { get; }

    /// <summary>Null for a method, which stands alone.</summary>
    public IDelegateCreationOperation? Creation { get; }

    /// <summary>The callback around the operation, or around a call of the private method that it is in.</summary>
    public static Validator? Around(IOperation operation, ISymbol containingSymbol, ValueTracer tracer) =>
        Around(operation, containingSymbol, tracer, MostCalls);

    public bool IsServer(Sink sink) =>
        Creation is null ? Side.IsServer(Symbol, sink.CancellationToken) : Side.IsServer(sink, Creation);

    public IOperation? Body(ValueTracer tracer) =>
        Creation is { Target: IAnonymousFunctionOperation function } ? function.Body : tracer.Body(Symbol);

    /// <summary>Whether the callback accepts nothing that the platform has found fault with.</summary>
    public bool OnlyNarrows(Sink sink) =>
        Body(sink.Tracer) is { } body
        && sink.Tracer.Rehearse(Symbol, body, new PresentedCertificate(PresentedCertificate.NameMismatch)).Refuses
        && sink.Tracer.Rehearse(Symbol, body, new PresentedCertificate(PresentedCertificate.ChainErrors)).Refuses;

    private static Validator? Around(IOperation operation, ISymbol? containingSymbol, ValueTracer tracer, int calls)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation function when IsValidator(function.Symbol):
                    return new Validator(function.Symbol, function.Parent as IDelegateCreationOperation);
                case ILocalFunctionOperation function:
                    return Of(function.Symbol, tracer, calls);
            }
        }

        return containingSymbol is IMethodSymbol method ? Of(method, tracer, calls) : null;
    }

    private static Validator? Of(IMethodSymbol method, ValueTracer tracer, int calls)
    {
        if (IsValidator(method))
        {
            return new Validator(method, null);
        }

        if (calls == 0)
        {
            return null;
        }

        foreach (var call in tracer.Calls(method))
        {
            var caller = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart);
            while (caller is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            {
                caller = caller.ContainingSymbol;
            }

            if (!SymbolEqualityComparer.Default.Equals(caller, method) && Around(call, caller, tracer, calls - 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsValidator(IMethodSymbol method) => Returns.Truth(method.ReturnType) && Evidence.IsValidator(method);
}
