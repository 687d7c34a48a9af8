using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Texts that the source states, also in another encoding. Pieces that are not known appear as <see cref="TextTracer.Hole"/>.</summary>
internal static class StatedTexts
{
    public static ImmutableArray<TracedText> Of(ValueTracer tracer, IOperation value) =>
        tracer.Bounded(() => Collect(tracer, value), ImmutableArray<TracedText>.Empty);

    private static ImmutableArray<TracedText> Collect(ValueTracer tracer, IOperation value)
    {
        var texts = ImmutableArray.CreateBuilder<TracedText>();
        foreach (var source in tracer.Sources(value))
        {
            if (Carriers.Carried(source) is { } carried)
            {
                texts.AddRange(Of(tracer, carried));
            }
            else if (Elements.Of(source) is { } elements && !IsCharacters(source))
            {
                texts.AddRange(elements.SelectMany(element => Of(tracer, element)));
            }
            else
            {
                texts.AddRange(Decoded(tracer, source));
            }
        }

        return texts.ToImmutable();
    }

    private static IEnumerable<TracedText> Decoded(ValueTracer tracer, IOperation source)
    {
        switch (source)
        {
            case IInvocationOperation { TargetMethod: { Name: "GetString", ContainingNamespace.Name: "Text" }, Arguments: { Length: > 0 } arguments }:
                return StatedBytes.Of(tracer, arguments[0].Value).Select(bytes => new TracedText(Encoding.UTF8.GetString(bytes.Bytes), source));
            case IInvocationOperation { TargetMethod: { Name: "ToBase64String", ContainingType.Name: "Convert" }, Arguments: { Length: > 0 } arguments }:
                return StatedBytes.Of(tracer, arguments[0].Value).Select(bytes => new TracedText(Convert.ToBase64String(bytes.Bytes), source));
            case var _ when IsCharacters(source) && Elements.Of(source) is { } characters:
                var text = new StringBuilder();
                foreach (var character in characters)
                {
                    text.Append(tracer.SingleConstant(character) is char known ? known : TextTracer.Hole);
                }

                return [new TracedText(text.ToString(), source)];
            default:
                return tracer.Texts(source);
        }
    }

    private static bool IsCharacters(IOperation source) => source.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };
}
