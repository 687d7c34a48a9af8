using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Judges a callback by everything it can return, and by the exceptions that can leave it.</summary>
internal sealed class CallbackJudge(ValueTracer tracer, SourceBodies sources, CancellationToken cancellationToken)
{
    private static readonly string[] RefusingNames =
    [
        "Throw", "Ensure", "Verify", "Validate", "Assert", "Demand", "Require", "Check", "Guard", "Fail", "Refuse", "Reject",
    ];

    public CallbackVerdict Of(IDelegateCreationOperation creation)
    {
        var body = creation.Target switch
        {
            IAnonymousFunctionOperation function => function.Body,
            IMethodReferenceOperation { Method: { IsAbstract: false } method } reference when !method.IsVirtual || reference.IsVirtual is false => sources.Body(method, cancellationToken),
            _ => null,
        };

        return body is null ? CallbackVerdict.Unknown : OfBody(body);
    }

    public ImmutableArray<IOperation> Outcomes(IOperation body, int hops)
    {
        var outcomes = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = operation switch
            {
                IReturnOperation { ReturnedValue: { } value } => value,
                IThrowOperation when !ControlFlow.IsCaught(operation, body) => operation,
                IInvocationOperation when MayRefuse(operation, body, hops) => operation,
                _ => null,
            };
            if (outcome is not null && !IsDead(operation, body, hops))
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes.ToImmutable();
    }

    private CallbackVerdict OfBody(IOperation body)
    {
        bool? all = null;
        foreach (var outcome in Outcomes(body, ValueTracer.HopBudget))
        {
            if (tracer.Truth(outcome) is not { } truth || (all is { } known && known != truth))
            {
                return CallbackVerdict.Unknown;
            }

            all = truth;
        }

        return all switch
        {
            true => CallbackVerdict.AlwaysTrue,
            false => CallbackVerdict.AlwaysFalseOrThrows,
            null => CallbackVerdict.Unknown,
        };
    }

    /// <summary>A call whose result is dropped may still refuse, by throwing.</summary>
    private bool MayRefuse(IOperation operation, IOperation body, int hops)
    {
        if (operation is not IInvocationOperation { Parent: IExpressionStatementOperation or IAwaitOperation } call || hops == 0 || ControlFlow.IsCaught(call, body))
        {
            return false;
        }

        if (!IsConditional(call.TargetMethod) && sources.Body(call.TargetMethod, cancellationToken) is { } called)
        {
            return CanThrow(called, hops - 1);
        }

        return HasRefusingName(call.TargetMethod);
    }

    /// <summary>A result that is dropped refuses nothing, and a conditional call is not there in a release build.</summary>
    private static bool HasRefusingName(IMethodSymbol method)
    {
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean || IsConditional(method))
        {
            return false;
        }

        foreach (var name in RefusingNames)
        {
            if (method.Name.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConditional(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "ConditionalAttribute")
            {
                return true;
            }
        }

        return false;
    }

    private bool CanThrow(IOperation body, int hops)
    {
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            if ((operation is IThrowOperation && !ControlFlow.IsCaught(operation, body)) || MayRefuse(operation, body, hops))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDead(IOperation operation, IOperation body, int hops)
    {
        if (hops == 0)
        {
            return false;
        }

        for (var current = operation; current != body && current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalOperation conditional
                && ((conditional.WhenTrue == current && tracer.Truth(conditional.Condition, hops - 1) == false)
                    || (conditional.WhenFalse == current && tracer.Truth(conditional.Condition, hops - 1) == true)))
            {
                return true;
            }

            if (parent is IBlockOperation block && IsCutOff(block, current, hops))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCutOff(IBlockOperation block, IOperation statement, int hops)
    {
        var cutOff = false;
        foreach (var earlier in block.Operations)
        {
            // A label can be reached from anywhere.
            cutOff &= earlier is not ILabeledOperation;
            if (earlier == statement)
            {
                return cutOff;
            }

            cutOff |= ControlFlow.Leaves(earlier)
                || (earlier is IConditionalOperation conditional && ControlFlow.Leaves(conditional.WhenTrue) && tracer.Truth(conditional.Condition, hops - 1) == true);
        }

        return false;
    }
}
