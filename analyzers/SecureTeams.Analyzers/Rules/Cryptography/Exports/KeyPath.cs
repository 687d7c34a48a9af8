using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Exports;

/// <summary>One walk from an exported key to a call that writes it.</summary>
internal sealed partial class KeyPath(ValueTracer tracer, SymbolUses uses)
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
            if (use.Parent is IInvocationOperation { TargetMethod.Name: "ToString" or "ToArray" or "GetBuffer" } content && Follow(content, hops - 1, via: null) is { } found)
            {
                return found;
            }

            if (use.Parent is IInvocationOperation { TargetMethod.Name: "WriteTo" or "CopyTo" or "CopyToAsync", Arguments: { Length: > 0 } arguments } copy && _writing.IsOpen(arguments[0].Value))
            {
                return copy;
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
                IInvocationOperation { TargetMethod.Name: "WriteTo" or "CopyTo" or "CopyToAsync", Instance.Type.Name: "MemoryStream", Arguments: { Length: > 0 } targets } copy when _writing.IsOpen(targets[0].Value) => copy,
                IReturnOperation returned => FollowReturn(returned, hops, via),
                IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } call => FollowInto(call, method, value, hops),
                IInvocationOperation { Instance: { Type.Name: "StringBuilder" or "MemoryStream" or "StringWriter" } collector } => FromContent(Receiver(collector), hops),
                IAssignmentOperation { Parent: IAnonymousObjectCreationOperation made } => Follow(made, hops - 1, via),
                IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation made } } => Follow(made, hops - 1, via),
                ITupleOperation tuple => FollowElement(tuple, IndexOf(tuple, value), hops),
                _ when KeyCarrier.Is(consumer) => Follow(consumer, hops - 1, via),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return Elements.Of(Enclosing(value)) is null ? null : Follow(Enclosing(value), hops - 1, via);
    }

    /// <summary>The collection that a value is an element of, if it stands in one.</summary>
    private static IOperation Enclosing(IOperation value)
    {
        var current = value.Parent;
        while (current is IConversionOperation { IsImplicit: true })
        {
            current = current.Parent;
        }

        return current ?? value;
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
}
