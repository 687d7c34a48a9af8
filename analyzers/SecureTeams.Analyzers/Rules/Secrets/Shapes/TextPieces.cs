using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Shapes;

/// <summary>What a literal is a piece of: a constant expression, and whatever text is put together with it.</summary>
internal static class TextPieces
{
    private const int MostPieces = 4096;
    private const int DeepestSum = 32;

    /// <summary>The outermost constant expression that has the literal as its first; null when another literal comes before it.</summary>
    public static IOperation? BegunBy(IOperation literal)
    {
        var current = literal;
        while (Enclosing(current) is { ConstantValue: { HasValue: true, Value: string } } sum)
        {
            if (HasLiteralBefore(sum, current))
            {
                return null;
            }

            current = sum;
        }

        return current;
    }

    public static bool IsPiece(IOperation operation) => Enclosing(operation) is not null;

    /// <summary>The text that the literal or constant ends up in.</summary>
    public static IOperation Whole(IOperation piece)
    {
        var current = piece;
        while (Enclosing(current) is { } composed)
        {
            current = composed;
        }

        return current;
    }

    public static string? Constant(IOperation operation) => operation switch
    {
        IUtf8StringOperation utf8 => utf8.Value,
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        _ => null,
    };

    /// <summary>Whether the literal is the first in the whole that passes a test.</summary>
    public static bool IsFirst(IOperation literal, IOperation whole, Func<string, bool> passes)
    {
        var pending = new Stack<IOperation>();
        pending.Push(whole);
        for (var seen = 0; pending.Count > 0 && seen < MostPieces; seen++)
        {
            var piece = pending.Pop();
            if (piece is ILiteralOperation or IUtf8StringOperation && Constant(piece) is { } text)
            {
                if (piece == literal || passes(text))
                {
                    return piece == literal;
                }
            }
            else
            {
                foreach (var part in piece.ChildOperations.Reverse())
                {
                    pending.Push(part);
                }
            }
        }

        return false;
    }

    /// <summary>The whole as far as its own pieces state it, with holes for the rest.</summary>
    public static string Stated(IOperation whole)
    {
        if (Constant(whole) is { } constant)
        {
            return constant;
        }

        var text = new System.Text.StringBuilder();
        var pending = new Stack<IOperation>();
        pending.Push(whole);
        for (var seen = 0; pending.Count > 0 && seen < MostPieces; seen++)
        {
            var piece = pending.Pop();
            if (Constant(piece) is { } stated)
            {
                text.Append(stated);
            }
            else if (piece is IInterpolatedStringOperation or IInterpolatedStringTextOperation || IsSum(piece))
            {
                foreach (var part in piece.ChildOperations.Reverse())
                {
                    pending.Push(part);
                }
            }
            else
            {
                text.Append(TextTracer.Hole);
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a piece that only refers to a constant already holds what is looked for, so that its declaration reports it.</summary>
    public static bool IsStatedElsewhere(IOperation whole, Func<string, bool> holds)
    {
        foreach (var piece in whole.Descendants())
        {
            if (piece is IFieldReferenceOperation or ILocalReferenceOperation && Constant(piece) is { } text && holds(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sum, interpolation, Concat or Format right around an operation.</summary>
    private static IOperation? Enclosing(IOperation piece) => piece.Parent switch
    {
        IBinaryOperation sum when IsSum(sum) => sum,
        IInterpolatedStringTextOperation or IInterpolationOperation => piece.Parent.Parent as IInterpolatedStringOperation,
        IConversionOperation { IsImplicit: true, Parent: { } parent } conversion when IsSum(parent) || parent is IInterpolationOperation or IArgumentOperation or IArrayInitializerOperation => Enclosing(conversion),
        IArgumentOperation { Parent: IInvocationOperation call } when IsComposing(call) => call,
        IArrayInitializerOperation { Parent: IArrayCreationOperation { IsImplicit: true, Parent: IArgumentOperation { Parent: IInvocationOperation call } } } when IsComposing(call) => call,
        _ => null,
    };

    private static bool IsSum(IOperation operation) => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String };

    private static bool IsComposing(IInvocationOperation call) => call.TargetMethod is { Name: "Concat" or "Format", ContainingType.SpecialType: SpecialType.System_String };

    private static bool HasLiteralBefore(IOperation sum, IOperation part)
    {
        if (sum is IBinaryOperation binary)
        {
            return binary.LeftOperand != part && HasLiteral(binary.LeftOperand, DeepestSum);
        }

        foreach (var child in sum.ChildOperations)
        {
            if (child == part || child == part.Parent)
            {
                return false;
            }

            if (HasLiteral(child, DeepestSum))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nearest is asked first, so that a long sum of literals is answered at once.</summary>
    private static bool HasLiteral(IOperation operation, int depth)
    {
        if (depth == 0)
        {
            return true;
        }

        var current = operation;
        while (current is IBinaryOperation sum)
        {
            if (HasLiteral(sum.RightOperand, depth - 1))
            {
                return true;
            }

            current = sum.LeftOperand;
        }

        return current is ILiteralOperation || (current is IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation && current.ChildOperations.Any(part => HasLiteral(part, depth - 1)));
    }
}
