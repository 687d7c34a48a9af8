using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>One walk from an operand back to where its value comes from.</summary>
internal sealed partial class SourceWalk(ValueTracer tracer, SourceBodies sources, CancellationToken cancellationToken)
{
    private const int MostSources = 64;

    private readonly ImmutableArray<IOperation>.Builder _found = ImmutableArray.CreateBuilder<IOperation>();
    private readonly HashSet<IOperation> _visited = [];
    private readonly SymbolUses _uses = new(sources, cancellationToken);

    public ImmutableArray<IOperation> From(IOperation operation, int hops)
    {
        Visit(operation, hops);
        return _found.ToImmutable();
    }

    private void Visit(IOperation operation, int hops)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_visited.Add(operation))
        {
            return;
        }

        if (operation.ConstantValue.HasValue || hops == 0 || _found.Count >= MostSources)
        {
            _found.Add(operation);
            return;
        }

        switch (operation)
        {
            case IConversionOperation conversion when IsSameValue(conversion):
                Visit(conversion.Operand, hops);
                break;
            case IParenthesizedOperation parenthesized:
                Visit(parenthesized.Operand, hops);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                VisitBranches(conditional, whenFalse, hops);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Visit(arm.Value, hops);
                }

                break;
            case ICoalesceOperation coalesce:
                VisitCoalesce(coalesce.Value, coalesce.WhenNull, hops);
                break;
            case ISimpleAssignmentOperation assignment:
                Visit(assignment.Value, hops);
                break;
            case IAwaitOperation awaited:
                Visit(awaited.Operation, hops);
                break;
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                VisitAll(local, BodyIndex.Around(local).Writes(local.Local), hops - 1);
                break;
            case IParameterReferenceOperation parameter:
                VisitParameter(parameter, hops);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out } argument:
                VisitGivenOut(argument, hops);
                break;
            case IFieldReferenceOperation field:
                VisitField(field, hops);
                break;
            case IPropertyReferenceOperation property:
                VisitProperty(property, hops);
                break;
            case IInvocationOperation invocation:
                VisitCall(invocation, hops);
                break;
            default:
                _found.Add(operation);
                break;
        }
    }

    /// <summary>Language versions before 14 make a span of an array by an operator of the span.</summary>
    private static bool IsSameValue(IConversionOperation conversion) =>
        conversion.OperatorMethod is not { } method
        || method is { Name: "op_Implicit", ContainingType: { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private void VisitBranches(IConditionalOperation conditional, IOperation whenFalse, int hops)
    {
        var truth = tracer.Truth(conditional.Condition, hops - 1);
        if (truth != false)
        {
            Visit(conditional.WhenTrue, hops);
        }

        if (truth != true)
        {
            Visit(whenFalse, hops);
        }
    }

    private void VisitCoalesce(IOperation value, IOperation whenNull, int hops)
    {
        if (value.ConstantValue is not { HasValue: true, Value: null })
        {
            Visit(value, hops);
        }

        if (value.ConstantValue is not { HasValue: true, Value: not null })
        {
            Visit(whenNull, hops);
        }
    }

    private void VisitAll(IOperation reference, List<IOperation?> writes, int hops)
    {
        if (writes.Count == 0)
        {
            _found.Add(reference);
        }

        foreach (var write in writes)
        {
            if (write is null)
            {
                _found.Add(reference);
            }
            else
            {
                Visit(write, hops);
            }
        }
    }
}
