using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Finds the client secret among the fields of a token request.</summary>
internal static class FormBody
{
    public static StatedSecret? ClientSecret(ValueTracer tracer, SecretPlace place)
    {
        if (place.Operation is IInvocationOperation call)
        {
            var name = Arguments.Named(call.Arguments, "name") ?? Arguments.Named(call.Arguments, "variable");
            return name is { ConstantValue: { HasValue: true, Value: FormField.Name or FormField.Variable } } ? StatedSecrets.Text(tracer, place.Value) : null;
        }

        foreach (var value in Values(tracer, place.Value))
        {
            if (StatedSecrets.Text(tracer, value) is { } stated)
            {
                return new StatedSecret(stated.Amount, stated.Origin, value.Syntax);
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Values(ValueTracer tracer, IOperation fields)
    {
        foreach (var source in tracer.Sources(fields))
        {
            foreach (var value in Stated(tracer, source))
            {
                yield return value;
            }
        }

        var holder = fields;
        while (holder is IConversionOperation conversion)
        {
            holder = conversion.Operand;
        }

        if (holder is ILocalReferenceOperation local)
        {
            foreach (var use in BodyIndex.Around(local).Of(local.Local))
            {
                if (Entry(tracer, use.Parent) is { } value)
                {
                    yield return value;
                }
            }
        }
    }

    private static IEnumerable<IOperation> Stated(ValueTracer tracer, IOperation source)
    {
        foreach (var element in Elements.Of(source) ?? ImmutableArray<IOperation>.Empty)
        {
            if (Paired(tracer, element) is { } value)
            {
                yield return value;
            }
        }

        foreach (var entry in (source as IObjectCreationOperation)?.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (Entry(tracer, entry is ISimpleAssignmentOperation assignment ? assignment.Target : entry) is { } value)
            {
                yield return value;
            }
        }
    }

    /// <summary>The value that a statement or an initialiser adds under the name.</summary>
    private static IOperation? Entry(ValueTracer tracer, IOperation? entry) => entry switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer when FormField.IsClientSecret(indexer.Arguments) => MemberWrite.Through(indexer)?.Value,
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Arguments.Length: 2 } add when FormField.IsClientSecret(add.Arguments) => add.Arguments[1].Value,
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } arguments } => Paired(tracer, arguments[0].Value),
        _ => null,
    };

    private static IOperation? Paired(ValueTracer tracer, IOperation element)
    {
        foreach (var source in tracer.Sources(element))
        {
            switch (source)
            {
                case IObjectCreationOperation pair when FormField.IsPair(pair) && FormField.IsClientSecret(pair.Arguments):
                    return pair.Arguments[1].Value;
                case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" }, Arguments: var arguments } when FormField.IsClientSecret(arguments):
                    return arguments[1].Value;
            }
        }

        return null;
    }
}
