using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>A text that is put character by character where only characters are taken.</summary>
internal static class SecretCharacters
{
    public static StatedSecret? Appended(ValueTracer tracer, SecretPlace place)
    {
        foreach (var source in tracer.Sources(place.Value))
        {
            if (source.ConstantValue is { HasValue: true, Value: char })
            {
                return StatedOneByOne(place) is var count and > 1 ? new StatedSecret(string.Format(CultureInfo.InvariantCulture, "{0} characters", count), source) : null;
            }

            if (Whole(source) is { } whole && StatedSecrets.Text(tracer, whole) is { } stated)
            {
                return stated;
            }
        }

        return null;
    }

    /// <summary>The text that a character is taken from.</summary>
    private static IOperation? Whole(IOperation character) => character switch
    {
        ILocalReferenceOperation local => LoopOver(local),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter => EachOf(parameter),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { Type.SpecialType: SpecialType.System_String } text } => text,
        IArrayElementReferenceOperation element => element.ArrayReference,
        _ => null,
    };

    private static IOperation? LoopOver(ILocalReferenceOperation character)
    {
        for (var current = character.Parent; current is not null; current = current.Parent)
        {
            if (current is IForEachLoopOperation loop && loop.Locals.Contains(character.Local, SymbolEqualityComparer.Default))
            {
                return Unwrapped(loop.Collection);
            }
        }

        return null;
    }

    private static IOperation? EachOf(IParameterReferenceOperation character)
    {
        for (var current = character.Parent; current is not null; current = current.Parent)
        {
            if (current is IInvocationOperation { TargetMethod.Name: "ForEach" } call && call.Arguments.Length > 0)
            {
                return call.Instance ?? call.Arguments[0].Value;
            }
        }

        return null;
    }

    private static IOperation Unwrapped(IOperation collection) => collection is IConversionOperation conversion ? conversion.Operand : collection;

    /// <summary>How many characters the code states one by one; none unless this is the first, which speaks for all.</summary>
    private static int StatedOneByOne(SecretPlace place)
    {
        if (place.Operation is not IInvocationOperation { Instance: ILocalReferenceOperation receiver })
        {
            return 0;
        }

        var count = 0;
        foreach (var use in BodyIndex.Around(receiver).Of(receiver.Local))
        {
            if (use.Parent is IInvocationOperation { TargetMethod.Name: "AppendChar" } append && append.Arguments[0].Value.ConstantValue.HasValue)
            {
                if (count == 0 && append.Syntax != place.Operation.Syntax)
                {
                    return 0;
                }

                count++;
            }
        }

        return count;
    }
}
