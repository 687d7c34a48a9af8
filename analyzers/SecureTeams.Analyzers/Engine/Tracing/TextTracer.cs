using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Puts texts together from constants, concatenations, interpolations, formats and URIs.</summary>
internal sealed class TextTracer(ValueTracer tracer)
{
    /// <summary>Stands for a piece that is not known.</summary>
    public const char Hole = '\uFFFC';

    private static readonly string Unknown = Hole.ToString();

    public ImmutableArray<TracedText> Of(IOperation operation, int hops)
    {
        var texts = ImmutableArray.CreateBuilder<TracedText>();
        foreach (var source in tracer.Sources(operation, hops))
        {
            var text = OfSource(source, hops);
            if (text != Unknown)
            {
                texts.Add(new TracedText(text, source));
            }
        }

        return texts.ToImmutable();
    }

    private string Single(IOperation operation, int hops) => tracer.Bounded(() => OfOnlySource(operation, hops), Unknown);

    private string OfOnlySource(IOperation operation, int hops)
    {
        var sources = tracer.Sources(operation, hops);
        return sources.Length == 1 ? OfSource(sources[0], hops) : Unknown;
    }

    private string OfSource(IOperation source, int hops) => source switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
        { ConstantValue.HasValue: true } => string.Empty,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Single(sum.LeftOperand, hops) + Single(sum.RightOperand, hops),
        IInterpolatedStringOperation interpolated => OfParts(interpolated, hops),
        IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat => OfConcat(concat, hops),
        IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format => OfFormat(format, hops),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } => Single(instance, hops),
        IObjectCreationOperation { Type.Name: "Uri", Arguments.Length: > 0 } uri => OfUri(uri, hops),
        _ => Unknown,
    };

    private string OfParts(IInterpolatedStringOperation interpolated, int hops)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            text.Append(part switch
            {
                IInterpolatedStringTextOperation literal => Single(literal.Text, hops),
                IInterpolationOperation { FormatString: null } hole => Single(hole.Expression, hops),
                _ => Unknown,
            });
        }

        return text.ToString();
    }

    private string OfConcat(IInvocationOperation concat, int hops)
    {
        var text = new StringBuilder();
        foreach (var argument in concat.Arguments)
        {
            text.Append(argument.ArgumentKind == ArgumentKind.Explicit ? Single(argument.Value, hops) : Unknown);
        }

        return text.ToString();
    }

    private string OfFormat(IInvocationOperation format, int hops)
    {
        foreach (var argument in format.Arguments)
        {
            if (argument.Parameter?.Name == "format")
            {
                return WithoutItems(Single(argument.Value, hops));
            }
        }

        return Unknown;
    }

    private static string WithoutItems(string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var end = format[i] == '{' ? format.IndexOf('}', i) : -1;
            if (end > 0)
            {
                text.Append(Hole);
                i = end;
            }
            else
            {
                text.Append(format[i]);
            }
        }

        return text.ToString();
    }

    private string OfUri(IObjectCreationOperation uri, int hops)
    {
        if (uri.Type?.ContainingNamespace is not { Name: "System" })
        {
            return Unknown;
        }

        var text = Single(uri.Arguments[0].Value, hops);
        return uri.Arguments.Length == 2 && uri.Arguments[0].Parameter?.Name == "baseUri"
            ? text + Single(uri.Arguments[1].Value, hops)
            : text;
    }
}
