using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>A distribution point extension made from an object identifier and bytes, and the texts that went into the bytes.</summary>
internal static class HandBuiltExtension
{
    private const string DistributionPoints = "2.5.29.31";

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
        if (text.Type?.SpecialType == SpecialType.System_String && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }
}
