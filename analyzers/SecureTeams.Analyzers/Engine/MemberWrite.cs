using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine;

/// <summary>A write through a reference: to what, by which operation, and which value if one can be named.</summary>
internal sealed class MemberWrite
{
    private MemberWrite(IOperation target, IOperation writer, IOperation? value)
    {
        Target = target;
        Writer = writer;
        Value = value;
    }

    public IOperation Target { get; }

    public IOperation Writer { get; }

    /// <summary>Null when the value is computed from the old one or supplied by somebody else.</summary>
    public IOperation? Value { get; }

    public static MemberWrite? Through(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment when assignment.Target == reference => new(reference, assignment, assignment.Value),
        ICoalesceAssignmentOperation assignment when assignment.Target == reference => new(reference, assignment, assignment.Value),
        ICompoundAssignmentOperation assignment when assignment.Target == reference => new(reference, assignment, Combined(assignment)),
        IEventAssignmentOperation assignment when assignment.EventReference == reference => new(reference, assignment, assignment.HandlerValue),
        IIncrementOrDecrementOperation increment => new(reference, increment, null),
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument => new(reference, argument, null),
        ITupleOperation tuple => ThroughDeconstruction(reference, tuple),
        IDeclarationExpressionOperation declaration => new(reference, declaration, null),
        _ => null,
    };

    private static IOperation? Combined(ICompoundAssignmentOperation assignment) =>
        assignment is { OperatorKind: BinaryOperatorKind.Add, Target.Type.TypeKind: TypeKind.Delegate } ? assignment.Value : null;

    private static MemberWrite? ThroughDeconstruction(IOperation reference, ITupleOperation target)
    {
        if (target.Parent is not IDeconstructionAssignmentOperation assignment || assignment.Target != target)
        {
            return null;
        }

        var value = assignment.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        var index = target.Elements.IndexOf(reference);
        return new(reference, assignment, value is ITupleOperation tuple && index < tuple.Elements.Length ? tuple.Elements[index] : null);
    }
}
