using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>The constant that a literal begins: "a" + "b" is one text, and its first piece speaks for it.</summary>
internal static class Whole
{
    public static IOperation Of(IOperation literal)
    {
        var whole = literal;
        while (whole.Parent is IInterpolatedStringTextOperation or IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } && IsPart(whole, whole.Parent))
        {
            whole = whole.Parent;
        }

        return whole is IInterpolatedStringTextOperation ? literal : whole;
    }

    public static string? TextOf(IOperation literal) => literal is IUtf8StringOperation utf8 ? utf8.Value : Of(literal).ConstantValue.Value as string;

    /// <summary>A default value is not stated where a call leaves it out; the text between the holes of an interpolated string is.</summary>
    public static bool IsStated(IOperation literal) => !literal.IsImplicit || literal.Parent is IInterpolatedStringTextOperation;

    public static bool IsPart(IOperation piece, IOperation composition) => composition switch
    {
        IInterpolatedStringTextOperation { Parent: { } text } => IsPart(composition, text),
        IInterpolatedStringOperation interpolated => interpolated.ConstantValue.HasValue && interpolated.Parts.Length > 0 && interpolated.Parts[0] == piece,
        IBinaryOperation addition => addition.ConstantValue.HasValue && addition.LeftOperand == piece,
        _ => false,
    };
}
