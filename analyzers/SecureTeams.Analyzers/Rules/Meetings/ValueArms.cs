using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>The expressions that a written value is chosen from, as they stand at the place of the write.</summary>
internal static class ValueArms
{
    public static IEnumerable<IOperation> Of(MemberWrite write) => Of(write.Value!, write.Target);

    private static IEnumerable<IOperation> Of(IOperation value, IOperation target) => Unconverted(value) switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Of(conditional.WhenTrue, target).Concat(Of(whenFalse, target)),
        ICoalesceOperation coalesce => Of(coalesce.Value, target).Concat(Of(coalesce.WhenNull, target)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Of(arm.Value, target)),
        ISimpleAssignmentOperation assignment => IsSameMember(assignment.Target, target) ? [] : Of(assignment.Value, target),
        _ => [value],
    };

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>In a chain of assignments the inner one is reported for itself.</summary>
    private static bool IsSameMember(IOperation left, IOperation right) =>
        left is IMemberReferenceOperation one && right is IMemberReferenceOperation other
        && SymbolEqualityComparer.Default.Equals(one.Member, other.Member);
}
