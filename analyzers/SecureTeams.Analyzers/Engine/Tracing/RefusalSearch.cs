using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Finds what makes a call refuse: the exception that can leave it, or the call itself when nobody can look inside.</summary>
internal sealed class RefusalSearch(ValueTracer tracer, SourceBodies sources, CancellationToken cancellationToken)
{
    /// <summary>Null while a body is being searched, so that recursion ends, and afterwards when nothing leaves it.</summary>
    private readonly Dictionary<IOperation, IOperation?> _searched = [];

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
            IObjectCreationOperation { Constructor: { } constructor } => OfMethod(constructor, hops),
            IPropertyReferenceOperation { Property.SetMethod: { } setter } property when MemberWrite.Through(property) is not null => OfMethod(setter, hops),
            _ => null,
        };
    }

    private IOperation? OfCall(IInvocationOperation call, int hops)
    {
        if (RefusingNames.IsConditional(call.TargetMethod))
        {
            return null;
        }

        var hidden = SourceWalk.CanBeOverridden(call.TargetMethod);
        if (!hidden && sources.Body(call.TargetMethod, cancellationToken) is { } called)
        {
            return InBody(called, hops - 1);
        }

        if (RefusingNames.Matches(call) || Evidence.IsJudgedBy(call))
        {
            return call;
        }

        return hidden ? OfMethod(call.TargetMethod, hops) : null;
    }

    private IOperation? OfDelegate(IInvocationOperation call, IOperation callee, int hops)
    {
        foreach (var source in tracer.Sources(callee, hops))
        {
            var refusal = source switch
            {
                IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => InBody(function.Body, hops - 1),
                IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } when !SourceWalk.CanBeOverridden(method) => OfMethod(method, hops),
                _ => Evidence.IsGivenTo(call) ? call : null,
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private IOperation? OfMethod(IMethodSymbol method, int hops) =>
        sources.Body(method, cancellationToken) is { } body ? InBody(body, hops - 1) : null;

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
            var refusal = operation is IThrowOperation && !ControlFlow.IsCaught(operation, body) ? operation : Of(operation, body, hops);
            if (refusal is not null)
            {
                _searched[body] = refusal;
                return refusal;
            }
        }

        return null;
    }
}
