using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>Tells a translation, which gives the hash that its input named, from a decision.</summary>
internal static class NameTranslation
{
    /// <summary>Looks no further than the use itself: a call in a branch is a decision.</summary>
    public static bool Encloses(IOperation value, IOperation use)
    {
        for (var current = value; current != use && current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                    return IsName(arm.Pattern) || IsName(arm.Guard);
                case ISwitchCaseOperation section when section.Body.Contains(current):
                    return section.Clauses.Any(static clause => clause switch
                    {
                        ISingleValueCaseClauseOperation single => IsName(single.Value),
                        IPatternCaseClauseOperation pattern => IsName(pattern.Pattern) || IsName(pattern.Guard),
                        _ => false,
                    });
                case IConditionalOperation conditional when conditional.WhenTrue == current && IsTest(conditional.Condition):
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    /// <summary>A comparison with a name, not a flag such as <c>allowSha1</c>.</summary>
    private static bool IsTest(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => IsName(equality.LeftOperand) || IsName(equality.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd } combined => IsTest(combined.LeftOperand) || IsTest(combined.RightOperand),
        IInvocationOperation { TargetMethod.Name: "Equals" or "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "Compare" } call => call.Arguments.Any(argument => IsName(argument.Value)) || IsName(call.Instance),
        IIsPatternOperation pattern => IsName(pattern.Pattern),
        IParenthesizedOperation inner => IsTest(inner.Operand),
        _ => false,
    };

    private static bool IsName(IOperation? operand)
    {
        if (operand is null)
        {
            return false;
        }

        foreach (var operation in operand.DescendantsAndSelf())
        {
            if (operation.ConstantValue is { HasValue: true, Value: string text } && NamesAlgorithm(text))
            {
                return true;
            }

            if (operation is IMemberReferenceOperation { Member: { IsStatic: true, Name: var member } } && NamesAlgorithm(member))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"sha1", "SHA-256", "RS1", or an object identifier.</summary>
    private static bool NamesAlgorithm(string text) =>
        text.Length > 0 && (DigestName.Of(text) is not null || IsIdentifier(text) || IsTokenAlgorithm(text) || NamesSecureHash(text));

    private static bool IsIdentifier(string text) => char.IsDigit(text[0]) && text.IndexOf('.') > 0;

    private static bool IsTokenAlgorithm(string text) => text.Length is > 2 and < 6 && text[0] is ('R' or 'P' or 'E' or 'H') && text[1] == 'S' && char.IsDigit(text[2]);

    private static bool NamesSecureHash(string text)
    {
        var at = text.IndexOf("sha", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        for (at += 3; at < text.Length && text[at] is ('-' or '_');)
        {
            at++;
        }

        return at < text.Length && char.IsDigit(text[at]);
    }
}
