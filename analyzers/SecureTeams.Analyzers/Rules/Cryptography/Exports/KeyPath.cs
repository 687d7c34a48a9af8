using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>One walk from an exported key to a call that writes it.</summary>
internal sealed class KeyPath(ValueTracer tracer)
{
    private const int MostHops = 12;

    private readonly HashSet<IOperation> _visited = [];
    private readonly KeyWriting _writing = new(tracer);

    /// <summary>The first call found that writes the key; null when none is in sight.</summary>
    public IInvocationOperation? From(IInvocationOperation export)
    {
        if (!export.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal))
        {
            return Follow(export, MostHops, via: null);
        }

        foreach (var operation in export.Arguments.Where(static argument => argument.Parameter?.Name == "destination").SelectMany(static argument => argument.Value.DescendantsAndSelf()))
        {
            if (operation is ILocalReferenceOperation buffer && FollowUses(buffer.Local, export) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What a builder or writer has collected.</summary>
    public IInvocationOperation? FromContent(IOperation collector, int hops = MostHops)
    {
        if (collector is not ILocalReferenceOperation local)
        {
            return null;
        }

        foreach (var use in BodyIndex.Around(local).Of(local.Local))
        {
            if (use.Parent is IInvocationOperation { TargetMethod.Name: "ToString" } text && Follow(text, hops - 1, via: null) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IInvocationOperation? FollowUses(ISymbol variable, IOperation after)
    {
        foreach (var use in BodyIndex.Around(after).Of(variable))
        {
            if (use.Syntax.SpanStart > after.Syntax.Span.End && Follow(use, MostHops, via: null) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IInvocationOperation? Follow(IOperation value, int hops, IInvocationOperation? via)
    {
        if (hops == 0 || !_visited.Add(value))
        {
            return null;
        }

        foreach (var consumer in tracer.Consumers(value))
        {
            var found = consumer switch
            {
                IInvocationOperation call when _writing.Is(call) => call,
                IReturnOperation returned => FollowReturn(returned, hops, via),
                IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } call => FollowInto(call, method, value, hops),
                IInvocationOperation { TargetMethod: { ContainingType.Name: "StringBuilder" }, Instance: { } builder } => FromContent(Receiver(builder), hops),
                _ when KeyCarrier.Is(consumer) => Follow(consumer, hops - 1, via),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The variable at the start of a chain of appending calls.</summary>
    private static IOperation Receiver(IOperation builder) => builder is IInvocationOperation { Instance: { } inner } ? Receiver(inner) : builder;

    /// <summary>Into a method of the program, along the parameter that takes the key.</summary>
    private IInvocationOperation? FollowInto(IInvocationOperation call, IMethodSymbol method, IOperation value, int hops)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || (!argument.Syntax.Span.Contains(value.Syntax.Span) && !IsSource(argument.Value, value)) || tracer.Body(method) is not { } body)
            {
                continue;
            }

            foreach (var use in BodyIndex.Around(body).Of(method.OriginalDefinition.Parameters[parameter.Ordinal]))
            {
                if (Follow(use, hops - 1, call) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private bool IsSource(IOperation argument, IOperation value) => tracer.Sources(argument).Any(source => source.Syntax == value.Syntax);

    private IInvocationOperation? FollowReturn(IReturnOperation returned, int hops, IInvocationOperation? via)
    {
        if (via is not null)
        {
            return Follow(via, hops - 1, via: null);
        }

        foreach (var call in Calls(returned))
        {
            if (Follow(call, hops - 1, via: null) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IReadOnlyList<IInvocationOperation> Calls(IReturnOperation returned)
    {
        for (IOperation? current = returned; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case ILocalFunctionOperation function:
                    return tracer.Calls(function.Symbol);
                case IMethodBodyOperation { SemanticModel: { } model } body when model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol method:
                    return tracer.Calls(method);
            }
        }

        return [];
    }
}
