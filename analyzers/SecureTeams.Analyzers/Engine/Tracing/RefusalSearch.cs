using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds what makes a call refuse: the exception that can leave it, or the call itself when nobody can look inside.</summary>
internal sealed class RefusalSearch(ValueTracer tracer, SourceBodies sources, CancellationToken cancellationToken)
{
    /// <summary>How many operations are looked at for one sink; beyond, the call that led there may refuse.</summary>
    private const int MostOperations = 20_000;

    /// <summary>Null while a body is being searched, so that recursion ends, and afterwards when nothing leaves it.</summary>
    private readonly Dictionary<IOperation, IOperation?> _searched = [];

    private int _operations;

    public IOperation? Of(IOperation operation, IOperation body, int hops)
    {
        if (hops == 0 || ControlFlow.IsCaught(operation, body))
        {
            return null;
        }

        return operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } callee } call => OfDelegate(call, callee, hops),
            IInvocationOperation call => OfCall(call, hops),
            IObjectCreationOperation { Constructor: { } constructor } => OfConstructor(constructor, hops),
            IPropertyReferenceOperation { Property.SetMethod: { } setter } property when MemberWrite.Through(property) is not null => OfMethod(setter, hops),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } => OfMethod(getter, hops),
            IConversionOperation { OperatorMethod: { } conversion } => OfMethod(conversion, hops),
            IBinaryOperation { OperatorMethod: { } combination } => OfMethod(combination, hops),
            IUnaryOperation { OperatorMethod: { } change } => OfMethod(change, hops),
            _ => null,
        };
    }

    private IOperation? OfConstructor(IMethodSymbol constructor, int hops) =>
        OfMethod(constructor, hops)
        ?? (sources.Initializer(constructor, cancellationToken) is { } initializer ? InBody(initializer, hops - 1) : null);

    private IOperation? OfCall(IInvocationOperation call, int hops)
    {
        if (RefusingNames.IsConditional(call.TargetMethod))
        {
            return null;
        }

        if (call.TargetMethod.MethodKind == MethodKind.Constructor)
        {
            return OfConstructor(call.TargetMethod, hops);
        }

        if (sources.Bodies(call.TargetMethod, call.IsVirtual, cancellationToken) is { IsEmpty: false } bodies)
        {
            return InBodies(bodies, hops - 1);
        }

        if (RefusingNames.Matches(call) || Evidence.IsJudgedBy(call))
        {
            return call;
        }

        return OfMethod(call.TargetMethod, hops);
    }

    private IOperation? OfDelegate(IInvocationOperation call, IOperation callee, int hops)
    {
        foreach (var source in tracer.Sources(callee, hops))
        {
            var refusal = source is IDelegateCreationOperation creation && sources.Bodies(creation, cancellationToken) is { IsEmpty: false } bodies
                ? InBodies(bodies, hops - 1)
                : Evidence.IsGivenTo(call) ? call : null;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private IOperation? OfMethod(IMethodSymbol method, int hops) =>
        sources.Body(method, cancellationToken) is { } body ? InBody(body, hops - 1) : null;

    private IOperation? InBodies(ImmutableArray<IOperation> bodies, int hops)
    {
        foreach (var body in bodies)
        {
            if (InBody(body, hops) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private IOperation? InBody(IOperation body, int hops)
    {
        if (_searched.TryGetValue(body, out var known))
        {
            return known;
        }

        _searched.Add(body, null);
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var refusal = ++_operations > MostOperations || (operation is IThrowOperation && !ControlFlow.IsCaught(operation, body)) ? operation : Of(operation, body, hops);
            if (refusal is not null)
            {
                _searched[body] = refusal;
                return refusal;
            }
        }

        return null;
    }
}
