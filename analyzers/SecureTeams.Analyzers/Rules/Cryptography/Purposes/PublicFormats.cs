using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Purposes;

/// <summary>Public services and formats that fix MD5 or SHA-1.</summary>
internal static class PublicFormats
{
    /// <summary>Versions 3 and 5 of RFC 9562, as the nibble that is set.</summary>
    private static readonly int[] Versions = [0x30, 0x50, 0x3000, 0x5000];

    public static bool IsGravatar(Evidence evidence) =>
        evidence.Names.Any(static name => name.IndexOf("Gravatar", StringComparison.OrdinalIgnoreCase) >= 0)
        || evidence.HasText(static text => text.IndexOf("gravatar.com", StringComparison.OrdinalIgnoreCase) >= 0);

    public static bool IsBreachedPasswordRange(Evidence evidence) =>
        evidence.Names.Any(static name => name.IndexOf("Pwned", StringComparison.OrdinalIgnoreCase) >= 0)
        || evidence.HasText(static text => text.IndexOf("pwnedpasswords.com", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The code around the hash makes a Guid and sets the version of a name-based one.</summary>
    public static bool IsNameBasedUuid(IOperation use)
    {
        var makesGuid = false;
        var setsVersion = false;
        foreach (var operation in ControlFlow.Root(use).DescendantsAndSelf())
        {
            makesGuid |= operation is IObjectCreationOperation { Type.Name: "Guid" };
            setsVersion |= operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, RightOperand: var set } && SetsVersion(set);
        }

        return makesGuid && setsVersion;
    }

    private static bool SetsVersion(IOperation set)
    {
        while (set is IConversionOperation conversion)
        {
            set = conversion.Operand;
        }

        return set.ConstantValue is { HasValue: true, Value: int number }
            ? Array.IndexOf(Versions, number) >= 0
            : set is IBinaryOperation { OperatorKind: BinaryOperatorKind.LeftShift };
    }
}
