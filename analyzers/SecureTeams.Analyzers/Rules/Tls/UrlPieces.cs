using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>The whole that a literal is a piece of, and the one piece that reports for it.</summary>
internal static class UrlPieces
{
    private const int MostPieces = 256;

    /// <summary>The concatenation or interpolation around a literal.</summary>
    public static IOperation Whole(IOperation piece)
    {
        var current = piece;
        while (current.Parent is { } parent && IsMadeOfPieces(parent))
        {
            current = parent;
        }

        return current;
    }

    /// <summary>Whether a literal is the first with the scheme or, where none has it, the first that may end a location; so that a whole is traced once.</summary>
    public static bool IsFirst(IOperation literal, IOperation whole)
    {
        IOperation? first = null;
        var pending = new Stack<IOperation>();
        pending.Push(whole);
        for (var seen = 0; pending.Count > 0; seen++)
        {
            if (seen == MostPieces)
            {
                return false;
            }

            var piece = pending.Pop();
            if (piece is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && RevocationUrl.MayBePartOf(text))
            {
                if (RevocationUrl.HasScheme(text))
                {
                    return piece == literal;
                }

                first ??= piece;
            }
            else if (IsMadeOfPieces(piece))
            {
                foreach (var part in piece.ChildOperations.Reverse())
                {
                    pending.Push(part);
                }
            }
        }

        return first == literal;
    }

    private static bool IsMadeOfPieces(IOperation operation) => operation
        is IInterpolatedStringTextOperation or IInterpolatedStringOperation or IInterpolationOperation
        or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        or IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } }
        or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } };
}
