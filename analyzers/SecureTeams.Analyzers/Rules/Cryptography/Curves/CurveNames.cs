using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Curves;

/// <summary>The names that can reach what chooses a curve: a text, an identifier of the framework or of Bouncy Castle.</summary>
internal static class CurveNames
{
    /// <summary>The name that stands worst; null when all are accepted.</summary>
    public static string? Worst(ValueTracer tracer, IOperation chosen)
    {
        string? worst = null;
        foreach (var name in Of(tracer, chosen))
        {
            if (NamedCurve.StandingOf(name) > (worst is null ? CurveStanding.Accepted : NamedCurve.StandingOf(worst)))
            {
                worst = name;
            }
        }

        return worst;
    }

    private static IEnumerable<string> Of(ValueTracer tracer, IOperation chosen)
    {
        foreach (var name in FactoryNames.Of(tracer, chosen))
        {
            yield return name;
        }

        foreach (var source in tracer.Sources(chosen))
        {
            var identifier = source switch
            {
                IObjectCreationOperation { Type.Name: "Oid", Arguments: { Length: > 0 } arguments } => arguments[0].Value,
                IInvocationOperation { TargetMethod.Name: "FromFriendlyName" or "FromOidValue" or "GetOid" } call => FirstArgument.Of(call),
                _ => null,
            };
            foreach (var text in identifier is null ? ImmutableArray<TracedText>.Empty : tracer.Texts(identifier))
            {
                yield return text.Text;
            }
        }
    }
}
