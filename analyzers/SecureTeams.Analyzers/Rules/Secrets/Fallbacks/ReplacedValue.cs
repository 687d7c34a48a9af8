using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Rules.Secrets.Names;

namespace SecureTeams.Analyzers.Rules.Secrets.Fallbacks;

/// <summary>What a literal is there instead of: the left side of <c>??</c>, the value that a condition found empty, the setting of a default.</summary>
internal static class ReplacedValue
{
    private static readonly Func<Naming, bool> Any = static _ => true;
    private static readonly Func<Naming, bool> Secret = static naming => naming.Kind != SecretKind.None;

    public static bool IsReplaced(IOperation literal) => Exists(literal, Any);

    public static bool IsSecret(IOperation literal) => Exists(literal, Secret);

    public static List<Naming> Names(IOperation literal)
    {
        var names = new List<Naming>();
        Exists(literal, naming =>
        {
            names.Add(naming);
            return false;
        });
        return names;
    }

    private static bool Exists(IOperation literal, Func<Naming, bool> test)
    {
        for (var value = literal; value.Parent is { } parent; value = parent)
        {
            if (Replaced(value, parent) is { } naming)
            {
                if (test(naming))
                {
                    return true;
                }
            }
            else if (!HandsOn(value, parent))
            {
                return false;
            }
        }

        return false;
    }

    private static Naming? Replaced(IOperation value, IOperation parent) => parent switch
    {
        ICoalesceOperation coalesce when coalesce.WhenNull == value => NameOfOperand.OfReplaced(coalesce.Value),
        ICoalesceAssignmentOperation assignment when assignment.Value == value => NameOfOperand.Of(assignment.Target),
        IConditionalOperation { Type: not null } conditional when conditional.Condition != value => EmptinessTest.Of(conditional.Condition),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Value == value && EmptinessTest.IsEmpty(arm.Pattern) => NameOfOperand.OfReplaced(choice.Value),
        ISimpleAssignmentOperation assignment when assignment.Value == value => WhenEmpty(assignment),
        IArgumentOperation { Parameter.Name: "defaultValue" or "defaultVal" or "fallback" or "fallbackValue", Parent: IInvocationOperation call } =>
            KeyedValue.Key(call.Arguments) is { } key ? new Naming(key, isKey: true) : null,
        _ => null,
    };

    private static bool HandsOn(IOperation value, IOperation parent) => parent switch
    {
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionOperation or IInterpolatedStringTextOperation => true,
        IConditionalOperation { Type: not null } conditional => conditional.Condition != value,
        ISwitchExpressionArmOperation arm => arm.Value == value,
        IBinaryOperation or IInterpolatedStringOperation => Whole.IsPart(value, parent),
        _ => false,
    };

    /// <summary><c>if (string.IsNullOrEmpty(password)) password = "..."</c>.</summary>
    private static Naming? WhenEmpty(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Parent is not IExpressionStatementOperation statement)
        {
            return null;
        }

        var branch = statement.Parent is IBlockOperation { Operations.Length: 1 } block ? block : (IOperation)statement;
        return branch.Parent is IConditionalOperation { Type: null } conditional && conditional.WhenTrue == branch ? EmptinessTest.Of(conditional.Condition) : null;
    }
}
