using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>The whole that a literal is a piece of, and the one piece that reports for it.</summary>
internal static class UrlPieces
{
    private const int MostPieces = 4096;

    /// <summary>What the pieces of a long sum found out for each other, so that each step up is taken once.</summary>
    private static readonly ConditionalWeakTable<IOperation, IOperation> Wholes = new();

    private static readonly ConditionalWeakTable<IOperation, StrongBox<IOperation?>> Firsts = new();

    /// <summary>The concatenation or interpolation around a literal.</summary>
    public static IOperation Whole(IOperation piece)
    {
        var path = new List<IOperation>();
        var current = piece;
        while (current.Parent is { } parent && IsMadeOfPieces(parent))
        {
            if (Wholes.TryGetValue(parent, out var known))
            {
                current = known;
                break;
            }

            path.Add(parent);
            current = parent;
        }

        foreach (var step in path)
        {
            _ = Wholes.GetValue(step, _ => current);
        }

        return current;
    }

    /// <summary>The format, relative address or builder that a piece without a scheme of its own is given to; null when there is none.</summary>
    public static IOperation? Composition(IOperation whole)
    {
        for (var current = whole.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IArgumentOperation or IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IObjectOrCollectionInitializerOperation:
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } or { IsImplicit: true, Parent: IArgumentOperation }:
                    continue;
                case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } }:
                case IObjectCreationOperation { Type: { Name: "UriBuilder", ContainingNamespace.Name: "System" } }:
                case IObjectCreationOperation { Type: { Name: "Uri", ContainingNamespace.Name: "System" }, Arguments: var arguments } when Arguments.Named(arguments, "baseUri") is not null:
                    return current;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a literal is the first with the scheme or, where none has it, the first that may end a location; so that a whole is traced once.</summary>
    public static bool IsFirst(IOperation literal, IOperation whole) =>
        literal == whole || Firsts.GetValue(whole, static whole => new(First(whole))).Value == literal;

    private static IOperation? First(IOperation whole)
    {
        IOperation? first = null;
        var pending = new Stack<IOperation>();
        pending.Push(whole);
        for (var seen = 0; pending.Count > 0 && seen < MostPieces; seen++)
        {
            var piece = pending.Pop();
            if (piece is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && RevocationUrl.MayBePartOf(text))
            {
                if (RevocationUrl.HasScheme(text))
                {
                    return piece;
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

        return first;
    }

    private static bool IsMadeOfPieces(IOperation operation) => operation
        is IInterpolatedStringTextOperation or IInterpolatedStringOperation or IInterpolationOperation
        or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
        or IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } }
        or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } }
        || (operation.IsImplicit && IsParamsOfConcat(operation));

    private static bool IsParamsOfConcat(IOperation operation) =>
        (operation.Parent as IArgumentOperation ?? operation.Parent?.Parent as IArgumentOperation) is
        {
            Parent: IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } },
        } argument
        && Elements.IsParams(argument);
}
