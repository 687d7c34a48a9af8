using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>What a CRL location looks like, in text and in the operations that put it together.</summary>
internal static class RevocationUrl
{
    private const string Scheme = "http://";

    public static bool MayBePartOf(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || text.EndsWith(".crl", StringComparison.OrdinalIgnoreCase);

    public static bool IsPlainHttp(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && text.Length > Scheme.Length && !Loopback.IsUrl(text);

    public static bool NamesCrl(string text)
    {
        if (!IsPlainHttp(text))
        {
            return false;
        }

        var end = text.IndexOfAny(['?', '#']);
        var path = end < 0 ? text : text.Substring(0, end);
        return path.EndsWith(".crl", StringComparison.OrdinalIgnoreCase) && path.IndexOf('/', Scheme.Length) > 0;
    }

    public static string Shown(string text) => text.Replace(TextTracer.Hole, '*');

    public static bool StartsWith(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: string text } && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The concatenation or interpolation that a literal is a piece of.</summary>
    public static IOperation Whole(IOperation piece)
    {
        var current = piece;
        while (current.Parent is IInterpolatedStringTextOperation or IInterpolatedStringOperation or IInterpolationOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            current = current.Parent;
        }

        return current;
    }

    /// <summary>Whether another literal of the whole carries the scheme and reports for all of them.</summary>
    public static bool BeginsElsewhere(IOperation whole, IOperation literal)
    {
        foreach (var operation in whole.DescendantsAndSelf())
        {
            if (operation is ILiteralOperation && operation != literal && StartsWith(operation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text that is compared, or names an XML namespace, is no location.</summary>
    public static bool IsUsed(IOperation whole) => !Comparison.Guards(whole) && whole.Parent switch
    {
        IConversionOperation { OperatorMethod: not null, Type.Name: "XNamespace" or "XName" } => false,
        IArgumentOperation { Parameter.Name: { } name } => !IsNamespace(name),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } => !IsNamespace(target.Member.Name),
        _ => true,
    };

    /// <summary>The single texts behind an operand that may be a collection of them.</summary>
    public static IEnumerable<IOperation> Each(IOperation? locations, ValueTracer tracer)
    {
        if (locations is null)
        {
            yield break;
        }

        foreach (var source in tracer.Sources(locations))
        {
            foreach (var element in Elements.Of(source) ?? ImmutableArray.Create(source))
            {
                yield return element;
            }
        }
    }

    public static bool IsReportedAsText(TracedText text, ValueTracer tracer) =>
        NamesCrl(text.Text) && StatesPiece(text.Origin is IObjectCreationOperation or ILiteralOperation ? text.Origin : tracer.Declaration(text.Origin) ?? text.Origin);

    private static bool StatesPiece(IOperation operation)
    {
        foreach (var piece in operation.DescendantsAndSelf())
        {
            if (piece is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && MayBePartOf(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamespace(string name) =>
        name.IndexOf("namespace", StringComparison.OrdinalIgnoreCase) >= 0 || name.Equals("ns", StringComparison.OrdinalIgnoreCase);
}
