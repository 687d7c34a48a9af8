using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>Reads conditions on the hosting environment; the question is always "does this hold in development only?".</summary>
internal sealed class EnvironmentCondition(ValueTracer tracer)
{
    /// <summary>Every place in a block asks about the same earlier exits.</summary>
    private static readonly ConditionalWeakTable<IBlockOperation, EarlyExits> Exits = new();

    public DevelopmentGuard Guarding(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional when conditional.WhenTrue == child => When(conditional.Condition, true),
        IConditionalOperation conditional when conditional.WhenFalse == child => When(conditional.Condition, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } binary when binary.RightOperand == child => When(binary.LeftOperand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } binary when binary.RightOperand == child => When(binary.LeftOperand, false),
        ISwitchExpressionArmOperation arm when arm.Value == child => OfPattern(arm),
        ISwitchCaseOperation section when section.Body.Contains(child) => OfSection(section),
        IBlockOperation block => AfterEarlyExit(block, child),
        _ => DevelopmentGuard.None,
    };

    private DevelopmentGuard OfPattern(ISwitchExpressionArmOperation arm) =>
        arm is { Parent: ISwitchExpressionOperation { Value: var value }, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string name } } }
        && IsEnvironmentName(value)
            ? OfName(name)
            : DevelopmentGuard.None;

    private DevelopmentGuard OfSection(ISwitchCaseOperation section)
    {
        if (section.Parent is not ISwitchOperation { Value: var value } || !IsEnvironmentName(value))
        {
            return DevelopmentGuard.None;
        }

        return Agreed(section.Clauses.Select(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => OfName(Name(single.Value)),
            IPatternCaseClauseOperation { Pattern: IConstantPatternOperation constant } => OfName(Name(constant.Value)),
            _ => DevelopmentGuard.None,
        }));
    }

    private DevelopmentGuard AfterEarlyExit(IBlockOperation block, IOperation child) =>
        Exits.GetValue(block, static asked => new EarlyExits(asked)).Before(child, condition => new EnvironmentCondition(tracer.Fresh()).When(condition, false));

    private DevelopmentGuard When(IOperation condition, bool outcome) =>
        tracer.Bounded(() => WhenEverySource(condition, outcome), DevelopmentGuard.None);

    /// <summary>A constant that contradicts the outcome never gets here.</summary>
    private DevelopmentGuard WhenEverySource(IOperation condition, bool outcome) =>
        Agreed(tracer.Sources(condition)
            .Where(source => source.ConstantValue is not { HasValue: true, Value: bool constant } || constant == outcome)
            .Select(source => WhenSource(source, outcome)));

    private static DevelopmentGuard Agreed(IEnumerable<DevelopmentGuard> guards)
    {
        DevelopmentGuard? agreed = null;
        foreach (var guard in guards)
        {
            if (agreed is { } other && other != guard)
            {
                return DevelopmentGuard.None;
            }

            agreed = guard;
        }

        return agreed ?? DevelopmentGuard.None;
    }

    private DevelopmentGuard WhenSource(IOperation condition, bool outcome) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => When(not.Operand, !outcome),
        IBinaryOperation binary => WhenBinary(binary, outcome),
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } isPattern => WhenEqual(isPattern.Value, pattern.Value, outcome),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } isPattern => WhenEqual(isPattern.Value, pattern.Value, !outcome),
        IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments.Length: > 0 } equal => WhenEqual(instance, equal.Arguments[0].Value, outcome),
        IInvocationOperation { TargetMethod.Name: "Equals", Arguments.Length: > 1 } equal => WhenEqual(equal.Arguments[0].Value, equal.Arguments[1].Value, outcome),
        IInvocationOperation { TargetMethod.Name: "IsEnvironment", Arguments: { Length: > 0 } names } => Flip(OfName(Name(names[names.Length - 1].Value)), outcome),
        IInvocationOperation invocation => Flip(OfMember(invocation.TargetMethod.Name), outcome),
        IMemberReferenceOperation member => Flip(OfMember(member.Member.Name), outcome),
        _ => DevelopmentGuard.None,
    };

    private DevelopmentGuard WhenBinary(IBinaryOperation binary, bool outcome)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Equals:
                return WhenEqual(binary.LeftOperand, binary.RightOperand, outcome);
            case BinaryOperatorKind.NotEquals:
                return WhenEqual(binary.LeftOperand, binary.RightOperand, !outcome);
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr:
                var left = When(binary.LeftOperand, outcome);
                var right = When(binary.RightOperand, outcome);
                var bothHold = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd == outcome;
                return bothHold ? Either(left, right) : (left == right ? left : DevelopmentGuard.None);
            default:
                return DevelopmentGuard.None;
        }
    }

    private DevelopmentGuard WhenEqual(IOperation left, IOperation right, bool outcome)
    {
        if (tracer.SingleConstant(right) is bool truth)
        {
            return When(left, truth == outcome);
        }

        if (IsEnvironmentName(left))
        {
            return Flip(OfName(Name(right)), outcome);
        }

        return IsEnvironmentName(right) ? Flip(OfName(Name(left)), outcome) : DevelopmentGuard.None;
    }

    private string? Name(IOperation operation) => operation is IFieldReferenceOperation { Field: { ContainingType.Name: "Environments", Name: var name } }
        ? name
        : tracer.SingleConstant(operation) as string;

    private bool IsEnvironmentName(IOperation operation)
    {
        foreach (var source in tracer.Sources(operation))
        {
            if (source is IMemberReferenceOperation { Member.Name: "EnvironmentName" }
                || (source is IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" }, Arguments: { Length: > 0 } variables }
                    && tracer.SingleConstant(variables[0].Value) is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT"))
            {
                return true;
            }
        }

        return false;
    }

    private static DevelopmentGuard Either(DevelopmentGuard left, DevelopmentGuard right) =>
        left == DevelopmentGuard.DevelopmentOnly || right == DevelopmentGuard.None ? left : right;

    private static DevelopmentGuard OfMember(string name) => name switch
    {
        "IsDevelopment" => DevelopmentGuard.DevelopmentOnly,
        "IsProduction" => DevelopmentGuard.Inverted,
        _ => DevelopmentGuard.None,
    };

    private static DevelopmentGuard OfName(string? name) =>
        string.Equals(name, "Development", StringComparison.OrdinalIgnoreCase) ? DevelopmentGuard.DevelopmentOnly
        : string.Equals(name, "Production", StringComparison.OrdinalIgnoreCase) ? DevelopmentGuard.Inverted
        : DevelopmentGuard.None;

    /// <summary>What is not production may still be staging, so only the negation of "development" says anything.</summary>
    private static DevelopmentGuard Flip(DevelopmentGuard guard, bool outcome) => (guard, outcome) switch
    {
        (_, true) => guard,
        (DevelopmentGuard.DevelopmentOnly, false) => DevelopmentGuard.Inverted,
        _ => DevelopmentGuard.None,
    };
}
