using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Fills the items of a format with the arguments that are known.</summary>
internal static class FormatTexts
{
    public static string Of(IInvocationOperation call, TextTracer texts, int hops) =>
        Arguments.Named(call.Arguments, "format") is { } format
            ? Filled(texts.Single(format, hops), Items(call), texts, hops)
            : TextTracer.Unknown;

    private static List<IOperation>? Items(IInvocationOperation call)
    {
        var items = new List<IOperation>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name is "format" or "provider")
            {
                continue;
            }

            if (argument.Parameter?.Name != "args")
            {
                items.Add(argument.Value);
            }
            else if ((Elements.OfParams(argument) ?? Elements.Of(argument.Value)) is { } elements)
            {
                items.AddRange(elements);
            }
            else
            {
                return null;
            }
        }

        return items;
    }

    private static string Filled(string format, List<IOperation>? items, TextTracer texts, int hops)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var doubled = format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i];
            var end = format[i] == '{' && !doubled ? format.IndexOf('}', i) : -1;
            if (end > 0)
            {
                text.Append(Item(format.Substring(i + 1, end - i - 1), items, texts, hops));
                i = end;
            }
            else
            {
                text.Append(format[i]);
                i += doubled ? 1 : 0;
            }
        }

        return text.ToString();
    }

    private static string Item(string item, List<IOperation>? items, TextTracer texts, int hops) =>
        items is not null && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count
            ? texts.Single(items[index], hops)
            : TextTracer.Unknown;
}
