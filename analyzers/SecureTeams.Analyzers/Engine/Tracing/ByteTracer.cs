using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Bytes that the source states: arrays, UTF-8 literals, and what is decoded or encoded from constant text.</summary>
internal sealed class ByteTracer(ValueTracer tracer)
{
    public ImmutableArray<TracedBytes> Of(IOperation operation)
    {
        var found = ImmutableArray.CreateBuilder<TracedBytes>();
        foreach (var source in tracer.Sources(operation))
        {
            if (UriTexts.Carried(source) is { } carried)
            {
                found.AddRange(tracer.Bounded(() => Of(carried), ImmutableArray<TracedBytes>.Empty));
            }
            else if (OfSource(source) is { } bytes)
            {
                found.Add(new TracedBytes(bytes, source));
            }
        }

        return found.ToImmutable();
    }

    private byte[]? OfSource(IOperation source) => source switch
    {
        IUtf8StringOperation utf8 => Encoding.UTF8.GetBytes(utf8.Value),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "Convert" }, Arguments: { Length: 1 } arguments } when tracer.SingleConstant(arguments[0].Value) is string text => name switch
        {
            "FromBase64String" => FromBase64(text),
            "FromHexString" => FromHex(text),
            _ => null,
        },
        IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: { Name: var encoding, ContainingNamespace.Name: "Text" } }, Arguments: { Length: 1 } arguments }
            when encoding.EndsWith("Encoding", StringComparison.Ordinal) && tracer.SingleConstant(arguments[0].Value) is string text => Encoding.UTF8.GetBytes(text),
        _ => Elements.Of(source) is { } elements ? OfElements(elements) : null,
    };

    private byte[]? OfElements(ImmutableArray<IOperation> elements)
    {
        var bytes = new byte[elements.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = elements[i].ConstantValue.HasValue ? elements[i].ConstantValue.Value : tracer.SingleConstant(elements[i]);
            if (value is not (byte or sbyte or int or char))
            {
                return null;
            }

            bytes[i] = unchecked((byte)Convert.ToInt32(value, CultureInfo.InvariantCulture));
        }

        return bytes;
    }

    private static byte[]? FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? FromHex(string text)
    {
        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(text.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return text.Length % 2 == 0 ? bytes : null;
    }
}
