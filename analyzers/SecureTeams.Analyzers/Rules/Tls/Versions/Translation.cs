using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>Tells a translation, which gives the version that its input named, from a decision.</summary>
internal static class Translation
{
    private static readonly string[] Words = ["tls", "ssl", "1.0", "1.1", "1.2", "1_0", "1_1", "1_2"];

    public static bool Encloses(IOperation value)
    {
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                    return Names(arm.Pattern);
                case ISwitchCaseOperation section when section.Body.Contains(current):
                    return section.Clauses.All(static clause => clause switch
                    {
                        ISingleValueCaseClauseOperation single => IsName(single.Value),
                        IPatternCaseClauseOperation pattern => Names(pattern.Pattern),
                        _ => false,
                    });
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    private static bool Names(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsName(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Names(either.LeftPattern) && Names(either.RightPattern),
        _ => false,
    };

    /// <summary>A text that names a version, or a member of another enum.</summary>
    private static bool IsName(IOperation constant)
    {
        while (constant is IConversionOperation conversion)
        {
            constant = conversion.Operand;
        }

        return constant.Type?.TypeKind == TypeKind.Enum
            || (constant.ConstantValue is { HasValue: true, Value: string text } && Array.Exists(Words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
    }
}
