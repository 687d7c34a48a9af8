using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>A write of verification flags, taken apart into the values that the source joins or chooses from.</summary>
internal sealed class FlagWrite
{
    private readonly ImmutableArray<FlagTerm>.Builder _terms = ImmutableArray.CreateBuilder<FlagTerm>();
    private readonly MemberWrite _write;
    private readonly ValueTracer _tracer;
    private bool? _rootIsChecked;

    private FlagWrite(MemberWrite write, ValueTracer tracer)
    {
        _write = write;
        _tracer = tracer;
    }

    /// <summary>The write through a reference to the property, or the one that a member of the enumeration is part of; null when there is none.</summary>
    public static FlagWrite? At(IOperation operation, ValueTracer tracer) =>
        (operation is IFieldReferenceOperation ? Around(operation) : MemberWrite.Through(operation)) is { } write ? Of(write, tracer) : null;

    public static FlagWrite Of(MemberWrite write, ValueTracer tracer)
    {
        var flags = new FlagWrite(write, tracer);
        var value = write.Writer is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or } added ? added.Value : write.Value;
        if (value is not null && !ComparedObject.Holds(write.Writer))
        {
            flags.Collect(value);
        }

        return flags;
    }

    public IEnumerable<FlagTerm> With(FlagFault fault) => _terms.Where(term => term.Fault == fault);

    public long Bits(FlagFault fault) => With(fault).Aggregate(0L, (bits, term) => bits | term.Bits);

    /// <summary>The gravest fault stands for the whole write; another one for the first member of the enumeration that brings it.</summary>
    public SyntaxNode? PlaceOf(FlagFault fault, IOperation at)
    {
        var own = With(fault).FirstOrDefault();
        if (own is null || _terms.All(term => term.Fault <= fault) != at is IPropertyReferenceOperation)
        {
            return null;
        }

        return at is IPropertyReferenceOperation
            ? _write.Writer is IDeconstructionAssignmentOperation ? own.Operation.Syntax : _write.Writer.Syntax
            : own.Operation.Syntax == at.Syntax ? at.Syntax : null;
    }

    private static MemberWrite? Around(IOperation member)
    {
        var current = member.Parent;
        while (current is not (null or IBlockOperation or IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: VerificationFlags.Property, ContainingType.Name: "X509ChainPolicy" } } }))
        {
            current = current.Parent;
        }

        return current is IAssignmentOperation { Target: var target } ? MemberWrite.Through(target) : null;
    }

    private void Collect(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion:
                Collect(conversion.Operand);
                break;
            case IParenthesizedOperation parenthesized:
                Collect(parenthesized.Operand);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                CollectBranches(conditional, whenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Collect(arm.Value);
                }

                break;
            case ICoalesceOperation coalesce:
                Collect(coalesce.Value);
                Collect(coalesce.WhenNull);
                break;
            case ISimpleAssignmentOperation assignment:
                CollectAssigned(assignment);
                break;
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Or } or:
                Collect(or.LeftOperand);
                Collect(or.RightOperand);
                break;
            default:
                Add(value);
                break;
        }
    }

    private void CollectBranches(IConditionalOperation conditional, IOperation whenFalse)
    {
        var truth = _tracer.Truth(conditional.Condition);
        if (truth != false)
        {
            Collect(conditional.WhenTrue);
        }

        if (truth != true)
        {
            Collect(whenFalse);
        }
    }

    /// <summary>In a chain of assignments the inner one is reported for itself.</summary>
    private void CollectAssigned(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: VerificationFlags.Property })
        {
            Collect(assignment.Value);
        }
    }

    private void Add(IOperation value)
    {
        var bits = new FlagBits(_tracer).Of(value) & VerificationFlags.All;
        if (bits != VerificationFlags.All && (bits & VerificationFlags.UnknownAuthority) != 0 && RootIsChecked)
        {
            bits &= ~VerificationFlags.UnknownAuthority;
        }

        if (bits != 0)
        {
            _terms.Add(new FlagTerm(value, bits));
        }
    }

    private bool RootIsChecked => _rootIsChecked ??= new RootCheck(_tracer).Follows(_write.Target);
}
