using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls;

/// <summary>Finds the texts of BouncyCastle general names inside a distribution point or access description.</summary>
internal static class GeneralNames
{
    private const int MostNested = 6;

    public static IReadOnlyList<IOperation> Within(IObjectCreationOperation creation, ValueTracer tracer)
    {
        var texts = new List<IOperation>();
        Collect(creation, tracer, texts, MostNested);
        return texts;
    }

    private static void Collect(IOperation operation, ValueTracer tracer, List<IOperation> texts, int nested)
    {
        if (nested == 0)
        {
            return;
        }

        foreach (var source in tracer.Sources(operation))
        {
            if (Elements.Of(source) is { } elements)
            {
                foreach (var element in elements)
                {
                    Collect(element, tracer, texts, nested - 1);
                }
            }
            else if (source is IObjectCreationOperation creation)
            {
                CollectArguments(creation, tracer, texts, nested - 1);
            }
        }
    }

    private static void CollectArguments(IObjectCreationOperation creation, ValueTracer tracer, List<IOperation> texts, int nested)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.Type?.SpecialType == SpecialType.System_String)
            {
                texts.Add(argument.Value);
            }
            else
            {
                Collect(argument.Value, tracer, texts, nested);
            }
        }
    }
}
