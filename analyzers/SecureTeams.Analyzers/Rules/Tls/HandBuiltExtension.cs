using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>A distribution point extension made from an object identifier and bytes, and the texts that went into the bytes.</summary>
internal static class HandBuiltExtension
{
    private const string DistributionPoints = "2.5.29.31";

    private const string Scheme = "http://";

    /// <summary>Locations inside constant bytes, such as a decoded text, and where the bytes are stated.</summary>
    public static IEnumerable<(string Location, IOperation Stated)> EncodedLocations(IObjectCreationOperation extension, ValueTracer tracer)
    {
        if (Arguments.Named(extension.Arguments, "oid") is not { } identifier || !IsDistributionPoints(identifier, tracer) || Arguments.Named(extension.Arguments, "rawData") is not { } bytes)
        {
            yield break;
        }

        foreach (var stated in tracer.Bytes(bytes))
        {
            if (stated.Origin is not (IUtf8StringOperation or IInvocationOperation { TargetMethod.Name: "GetBytes" }) && LocationIn(stated.Bytes) is { } location)
            {
                yield return (location, stated.Origin);
            }
        }
    }

    public static IReadOnlyList<IOperation> Locations(IObjectCreationOperation extension, ValueTracer tracer)
    {
        var texts = new List<IOperation>();
        if (Arguments.Named(extension.Arguments, "encodedExtension") is { } encoded)
        {
            foreach (var source in tracer.Sources(encoded))
            {
                Collect(source as IObjectCreationOperation, tracer, texts);
            }
        }
        else
        {
            Collect(extension, tracer, texts);
        }

        return texts;
    }

    private static void Collect(IObjectCreationOperation? creation, ValueTracer tracer, List<IOperation> texts)
    {
        if (creation is null
            || Arguments.Named(creation.Arguments, "oid") is not { } identifier
            || !IsDistributionPoints(identifier, tracer)
            || Arguments.Named(creation.Arguments, "rawData") is not { } bytes)
        {
            return;
        }

        CollectStrings(bytes, texts);
        foreach (var source in tracer.Sources(bytes))
        {
            CollectStrings(source, texts);
            if (source is IInvocationOperation { TargetMethod: { Name: "Encode", ContainingType.Name: "AsnWriter" } })
            {
                CollectWritten(ControlFlow.Root(source), texts);
            }
        }
    }

    private static string? LocationIn(byte[] encoded)
    {
        var text = System.Text.Encoding.ASCII.GetString(encoded);
        var start = text.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        var end = start;
        while (end < text.Length && text[end] is > ' ' and < '\u007f')
        {
            end++;
        }

        var location = text.Substring(start, end - start);
        return RevocationUrl.IsPlainHttp(location) ? location : null;
    }

    private static bool IsDistributionPoints(IOperation identifier, ValueTracer tracer)
    {
        foreach (var source in tracer.Sources(identifier))
        {
            var value = source is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? arguments[0].Value : source;
            if (DistributionPoints.Equals(tracer.SingleConstant(value)))
            {
                return true;
            }
        }

        return false;
    }

    private static void CollectStrings(IOperation operation, List<IOperation> texts)
    {
        var call = operation;
        while (call is IConversionOperation conversion)
        {
            call = conversion.Operand;
        }

        if (call is IInvocationOperation invocation)
        {
            if (invocation.Instance is { } encoded)
            {
                Add(encoded, texts);
            }

            foreach (var argument in invocation.Arguments)
            {
                Add(argument.Value, texts);
            }
        }
    }

    private static void CollectWritten(IOperation body, List<IOperation> texts)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "WriteCharacterString", ContainingType.Name: "AsnWriter" } } write)
            {
                CollectStrings(write, texts);
            }
        }
    }

    private static void Add(IOperation value, List<IOperation> texts)
    {
        var text = value is IConversionOperation conversion ? conversion.Operand : value;
        if ((text.Type?.SpecialType == SpecialType.System_String || text is IUtf8StringOperation) && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }
}
