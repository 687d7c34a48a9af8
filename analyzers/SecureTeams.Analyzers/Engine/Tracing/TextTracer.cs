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

    internal static readonly string Unknown = Hole.ToString();

    public ImmutableArray<TracedText> Of(IOperation operation, int hops)
    {
        var texts = ImmutableArray.CreateBuilder<TracedText>();
        foreach (var source in tracer.Sources(operation, hops))
        {
            if (hops > 0 && UriTexts.Carried(source) is { } carried)
            {
                texts.AddRange(tracer.Bounded(() => Of(carried, hops - 1), ImmutableArray<TracedText>.Empty));
                continue;
            }

            var text = OfSource(source, hops);
            if (text != Unknown)
            {
                texts.Add(new TracedText(text, source));
            }
        }

        return texts.ToImmutable();
    }

    internal string Single(IOperation operation, int hops) => tracer.Bounded(() => OfOnlySource(operation, hops), Unknown);

    private string OfOnlySource(IOperation operation, int hops)
    {
        var sources = tracer.Sources(operation, hops);
        return sources.Length == 1 ? OfSource(sources[0], hops) : Unknown;
    }

    private string OfSource(IOperation source, int hops) => source switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
        { ConstantValue.HasValue: true } => string.Empty,
        IUtf8StringOperation utf8 => utf8.Value,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => OfSum(sum, hops),
        IInterpolatedStringOperation interpolated => OfParts(interpolated, hops),
        IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat => OfConcat(concat, hops),
        IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format => FormatTexts.Of(format, this, hops),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } instance } => Single(instance, hops),
        _ when hops > 0 && UriTexts.Carried(source) is { } carried => Single(carried, hops - 1),
        _ => UriTexts.Of(source, this, hops),
    };

    /// <summary>A long sum leans to the left; it is read in one loop, so that nothing is nested or copied piece by piece.</summary>
    private string OfSum(IBinaryOperation sum, int hops)
    {
        var operands = new Stack<IOperation>();
        IOperation current = sum;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } nested)
        {
            operands.Push(nested.RightOperand);
            current = nested.LeftOperand;
        }

        var text = new StringBuilder(Single(current, hops));
        foreach (var operand in operands)
        {
            text.Append(Single(operand, hops));
        }

        return text.ToString();
    }

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
            if (Elements.OfParams(argument) is { } elements)
            {
                foreach (var element in elements)
                {
                    text.Append(Single(element, hops));
                }
            }
            else
            {
                text.Append(argument is { ArgumentKind: ArgumentKind.Explicit, Value.Type.TypeKind: not TypeKind.Array } ? Single(argument.Value, hops) : Unknown);
            }
        }

        return text.ToString();
    }
}
