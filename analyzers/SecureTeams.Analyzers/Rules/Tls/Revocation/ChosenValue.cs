using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>The places that choose a bad value for a switch: each arm of a branch is a choice, and of a variable's writes the last one.</summary>
internal sealed class ChosenValue(ValueTracer tracer, Func<IOperation, bool> isBad)
{
    private const int MostVariables = 4;

    public ImmutableArray<IOperation> Choices(IOperation value)
    {
        var choices = ImmutableArray.CreateBuilder<IOperation>();
        Visit(value, MostVariables, choices);
        return choices.ToImmutable();
    }

    private void Visit(IOperation value, int variables, ImmutableArray<IOperation>.Builder choices)
    {
        switch (value)
        {
            case { ConstantValue.HasValue: true }:
                if (isBad(value) && !RevocationWord.IsAskedAround(value, tracer))
                {
                    choices.Add(value);
                }

                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Visit(conversion.Operand, variables, choices);
                break;
            case IParenthesizedOperation parenthesized:
                Visit(parenthesized.Operand, variables, choices);
                break;
            case ISimpleAssignmentOperation assignment:
                Visit(assignment.Value, variables, choices);
                break;
            case ICoalesceOperation coalesce:
                Visit(coalesce.Value, variables, choices);
                Visit(coalesce.WhenNull, variables, choices);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                VisitBranches(conditional, whenFalse, variables, choices);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Visit(arm.Value, variables, choices);
                }

                break;
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local when variables > 0:
                if (LastWrite(local) is { } written)
                {
                    Visit(written, variables - 1, choices);
                }

                break;
            default:
                VisitSources(value, choices);
                break;
        }
    }

    private void VisitBranches(IConditionalOperation conditional, IOperation whenFalse, int variables, ImmutableArray<IOperation>.Builder choices)
    {
        var truth = tracer.Truth(conditional.Condition);
        if (truth != false)
        {
            Visit(conditional.WhenTrue, variables, choices);
        }

        if (truth != true)
        {
            Visit(whenFalse, variables, choices);
        }
    }

    /// <summary>Null when it is not known what the last one in the text writes.</summary>
    private static IOperation? LastWrite(ILocalReferenceOperation local)
    {
        IOperation? last = null;
        foreach (var write in BodyIndex.Around(local).Writes(local.Local))
        {
            if (write is null)
            {
                return null;
            }

            if (last is null || write.Syntax.SpanStart > last.Syntax.SpanStart)
            {
                last = write;
            }
        }

        return last;
    }

    /// <summary>Behind members and calls only what cannot be anything else counts.</summary>
    private void VisitSources(IOperation value, ImmutableArray<IOperation>.Builder choices)
    {
        var sources = tracer.Sources(value);
        if (sources.All(isBad) && !sources.Any(source => RevocationWord.IsAskedAround(source, tracer)) && !RevocationWord.IsAskedAround(value, tracer))
        {
            choices.AddRange(sources);
        }
    }
}
