using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Guards;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>What a CRL location looks like, in text and in the operations that put it together.</summary>
internal static class RevocationUrl
{
    private const string Scheme = "http://";

    public static bool MayBePartOf(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || PathOf(text).EndsWith(".crl", StringComparison.OrdinalIgnoreCase);

    public static bool IsPlainHttp(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && text.Length > Scheme.Length && !Loopback.IsUrl(text);

    public static bool NamesCrl(string text)
    {
        if (!IsPlainHttp(text))
        {
            return false;
        }

        var path = PathOf(text);
        return path.EndsWith(".crl", StringComparison.OrdinalIgnoreCase) && path.IndexOf('/', Scheme.Length) > 0;
    }

    public static string Shown(string text) => text.Replace(TextTracer.Hole, '*');

    public static bool HasScheme(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The single texts behind an operand that may be a collection of them.</summary>
    public static IEnumerable<IOperation> Each(IOperation? locations, ValueTracer tracer)
    {
        if (locations is null)
        {
            yield break;
        }

        foreach (var source in tracer.Sources(locations))
        {
            if (Copied(source) is { } copied)
            {
                foreach (var element in Each(copied, tracer))
                {
                    yield return element;
                }

                continue;
            }

            foreach (var element in Elements.Of(source) ?? ImmutableArray.Create(source))
            {
                foreach (var single in element.Syntax.IsKind(SyntaxKind.SpreadElement) ? element.ChildOperations.SelectMany(spread => Each(spread, tracer)) : [element])
                {
                    yield return single;
                }
            }
        }
    }

    /// <summary>The collection that a call only copies.</summary>
    private static IOperation? Copied(IOperation source) => source is IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList" or "AsEnumerable" or "ToImmutableArray" or "AsReadOnly", IsStatic: var isStatic } } copy
        ? isStatic && copy.Arguments.Length == 1 ? copy.Arguments[0].Value : copy.Instance
        : null;

    public static bool IsReportedAsText(TracedText text, ValueTracer tracer) =>
        NamesCrl(text.Text) && StatesPiece(text.Origin is IObjectCreationOperation or ILiteralOperation or IUtf8StringOperation ? text.Origin : tracer.Declaration(text.Origin) ?? text.Origin);

    private static string PathOf(string text)
    {
        var end = text.IndexOfAny(['?', '#']);
        return end < 0 ? text : text.Substring(0, end);
    }

    private static bool StatesPiece(IOperation operation)
    {
        foreach (var piece in operation.DescendantsAndSelf())
        {
            if ((piece is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && MayBePartOf(text)) || (piece is IUtf8StringOperation utf8 && MayBePartOf(utf8.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
