using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Bytes that the source states: arrays, UTF-8 literals, and what is decoded from, or hashed of, what the source states.</summary>
internal static class StatedBytes
{
    public static ImmutableArray<TracedBytes> Of(ValueTracer tracer, IOperation value) =>
        tracer.Bounded(() => Collect(tracer, value), ImmutableArray<TracedBytes>.Empty);

    private static ImmutableArray<TracedBytes> Collect(ValueTracer tracer, IOperation value)
    {
        var found = ImmutableArray.CreateBuilder<TracedBytes>();
        foreach (var source in tracer.Sources(value))
        {
            if (Carriers.Carried(source) is { } carried)
            {
                found.AddRange(Of(tracer, carried));
            }
            else if (source is IInvocationOperation call && (Carriers.IsCodec(call.TargetMethod) || Carriers.IsDigest(call.TargetMethod)))
            {
                found.AddRange(Decoded(tracer, call));
            }
            else if (!LaterFilled.Is(source))
            {
                found.AddRange(tracer.Bytes(source));
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<TracedBytes> Decoded(ValueTracer tracer, IInvocationOperation call)
    {
        if (call.Arguments.Length == 0)
        {
            yield break;
        }

        var encoded = call.Arguments[0].Value;
        if (Carriers.IsDigest(call.TargetMethod))
        {
            foreach (var hashed in Of(tracer, encoded))
            {
                yield return new TracedBytes(hashed.Bytes, hashed.Origin);
            }

            yield break;
        }

        foreach (var text in StatedTexts.Of(tracer, encoded))
        {
            if (text.Text.IndexOf(TextTracer.Hole) < 0 && Bytes(call.TargetMethod, text.Text) is { } bytes)
            {
                yield return new TracedBytes(bytes, text.Origin);
            }
        }
    }

    private static byte[]? Bytes(IMethodSymbol codec, string text) => codec.Name switch
    {
        "GetBytes" => Encoding.UTF8.GetBytes(text),
        "FromBase64String" or "FromBase64CharArray" => Encodings.FromBase64(text),
        "FromHexString" => Encodings.FromHex(text),
        "DecodeFromChars" or "DecodeFromUtf8" or "DecodeBytes" or "Base64UrlDecode" => Encodings.FromBase64Url(text),
        "Decode" or "DecodeStrict" => codec.ContainingType.Name switch
        {
            "Hex" => Encodings.FromHex(text),
            "Base64" => Encodings.FromBase64(text),
            "UrlBase64" => Encodings.FromBase64Url(text),
            _ => null,
        },
        _ => null,
    };
}
