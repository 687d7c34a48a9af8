using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Tells a setting that is carried over, such as <c>settings.CheckRevocation ? Online : NoCheck</c>, from a decision.</summary>
internal static class RevocationWord
{
    private static readonly string[] Words = ["revocation", "crl", "ocsp", "offline", "airgap"];

    /// <summary>Whether a branch around the operation, up to the end of its body, asks about revocation.</summary>
    public static bool IsAskedAround(IOperation operation, ValueTracer tracer)
    {
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (QuestionOf(parent, current) is { } question && IsSetting(question, tracer))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? QuestionOf(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation conditional when conditional.Condition != child => conditional.Condition,
        ICoalesceOperation coalesce when coalesce.WhenNull == child => coalesce.Value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
        ISwitchCaseOperation { Parent: ISwitchOperation choice } => choice.Value,
        _ => null,
    };

    /// <summary>The outcome of a check is no setting: who drops the check because it failed has decided.</summary>
    private static bool IsSetting(IOperation question, ValueTracer tracer)
    {
        var parts = question.DescendantsAndSelf().OfType<ILocalReferenceOperation>().SelectMany(local => tracer.Sources(local)).Append(question).ToList();
        return (parts.Any(IsIn) || tracer.Sources(question).Any(IsIn)) && !parts.Any(IsOutcome);
    }

    private static bool IsOutcome(IOperation question) => question.DescendantsAndSelf().Any(static operation => operation
        is IFieldReferenceOperation { Field.ContainingType.Name: "X509ChainStatusFlags" }
        or IPropertyReferenceOperation { Property.Name: "ChainStatus" or "ChainElementStatus" });

    private static bool IsIn(IOperation question) => question.DescendantsAndSelf().Any(static operation => NameOf(operation) is { } name && Matches(name));

    private static string? NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation { Field.ContainingType.TypeKind: not TypeKind.Enum } field => field.Field.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => text,
        _ => null,
    };

    private static bool Matches(string name)
    {
        foreach (var word in Words)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
