using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Judges a callback by everything it can return, and by the exceptions that can leave it.</summary>
internal sealed class CallbackJudge(ValueTracer tracer, SourceBodies sources, RefusalSearch refusals, CancellationToken cancellationToken)
{
    public CallbackVerdict Of(IDelegateCreationOperation creation)
    {
        CallbackVerdict? all = null;
        foreach (var body in sources.Bodies(creation, cancellationToken))
        {
            var verdict = OfBody(body);
            if (all is { } known && known != verdict)
            {
                return CallbackVerdict.Unknown;
            }

            all = verdict;
        }

        return all ?? CallbackVerdict.Unknown;
    }

    /// <summary>Null when nobody can tell which body runs.</summary>
    public IOperation? Body(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation function => function.Body,
        IMethodReferenceOperation { Method: { IsAbstract: false } method } reference when !method.IsVirtual || reference.IsVirtual is false => sources.Body(method, cancellationToken),
        _ => null,
    };

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
                _ => refusals.Of(operation, body, hops),
            };
            if (outcome is not null && !IsDead(operation, body, hops))
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes.ToImmutable();
    }

    public bool MayRefuseUnseen(IDelegateCreationOperation creation)
    {
        foreach (var body in sources.Bodies(creation, cancellationToken))
        {
            if (AnswersOnlyYes(body) && (RefusesByACall(body) || StoredEvidence.DecidesLater(body, new SymbolUses(sources, cancellationToken))))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnswersOnlyYes(IOperation body)
    {
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            if (operation is IReturnOperation { ReturnedValue: { } value } && tracer.Truth(value) != true)
            {
                return false;
            }
        }

        return true;
    }

    private bool RefusesByACall(IOperation body)
    {
        foreach (var operation in ControlFlow.OwnOperations(body))
        {
            if (refusals.Of(operation, body, ValueTracer.HopBudget) is not null)
            {
                return true;
            }
        }

        return false;
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
            true => StoredEvidence.DecidesLater(body, new SymbolUses(sources, cancellationToken)) ? CallbackVerdict.Unknown : CallbackVerdict.AlwaysTrue,
            false => CallbackVerdict.AlwaysFalseOrThrows,
            null => CallbackVerdict.Unknown,
        };
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

            if (parent is ICoalesceOperation coalesce && coalesce.WhenNull == current && Evidence.IsAlwaysPresent(coalesce.Value))
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
