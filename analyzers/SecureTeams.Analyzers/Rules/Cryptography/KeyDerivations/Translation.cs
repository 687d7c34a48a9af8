using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>A branch that gives the hash its input named, such as <c>"sha1" => HashAlgorithmName.SHA1</c>, is as unknown as its input.</summary>
internal static class Translation
{
    public static bool Gives(IOperation value, WeakPrimitive hash)
    {
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            var condition = parent switch
            {
                ISwitchExpressionArmOperation arm => arm.Pattern,
                ISwitchCaseOperation branch => branch,
                IConditionalOperation conditional when conditional.Condition != current => conditional.Condition,
                _ => null,
            };
            if (condition is not null && Names(condition, hash))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(IOperation condition, WeakPrimitive hash)
    {
        var parts = condition is ISwitchCaseOperation branch ? branch.Clauses.SelectMany(clause => clause.Descendants()) : condition.DescendantsAndSelf();
        foreach (var part in parts)
        {
            if (part.ConstantValue is { HasValue: true, Value: { } constant }
                && AlgorithmName.Of(constant as string ?? EnumMember.NameOf(part.Type, constant) ?? string.Empty) is { Length: > 0 } name
                && hash.Names.Any(known => name.EndsWith(known, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
