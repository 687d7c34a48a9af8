using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Secrets.Fallbacks;
using SecureTeams.Analyzers.Rules.Secrets.Values;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Sinks that are judged alike. A rule registers them; the rules for literals ask them.</summary>
internal sealed class SinkTable
{
    private readonly SecretSink[] _sinks;
    private readonly Func<ValueTracer, SecretPlace, StatedSecret?> _judge;
    private readonly Dictionary<string, List<SecretSink>> _byName = new(StringComparer.Ordinal);

    /// <param name="judge">The secret that the source states at a place; null when it states none.</param>
    /// <param name="sinks">Where the API is given the secret.</param>
    public SinkTable(Func<ValueTracer, SecretPlace, StatedSecret?> judge, params SecretSink[] sinks)
    {
        _judge = judge;
        _sinks = sinks;
        foreach (var sink in sinks)
        {
            if (!_byName.TryGetValue(sink.Name, out var namesakes))
            {
                _byName.Add(sink.Name, namesakes = []);
            }

            namesakes.Add(sink);
        }
    }

    public void Register(RuleRegistry registry, Action<Sink, SecretPlace, StatedSecret> report)
    {
        foreach (var watched in _sinks)
        {
            watched.Register(registry, (sink, place) =>
            {
                if (Judge(sink.Tracer, place) is { } stated)
                {
                    report(sink, place, stated);
                }
            });
        }
    }

    /// <summary>Whether the rule reports the place where a value is taken.</summary>
    public bool Reports(ValueTracer tracer, Compilation compilation, IOperation taker)
    {
        var name = taker switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var method } } => method,
            IArgumentOperation => ".ctor",
            IMemberReferenceOperation reference => reference.Member.Name,
            _ => string.Empty,
        };
        if (!_byName.TryGetValue(name, out var namesakes))
        {
            return false;
        }

        foreach (var sink in namesakes)
        {
            var place = taker switch
            {
                IArgumentOperation argument => sink.At(argument, compilation),
                IMemberReferenceOperation reference => sink.At(reference, compilation),
                _ => null,
            };
            if (place is not null && Judge(tracer, place) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is only there where the secret is not configured is another rule's.</summary>
    private StatedSecret? Judge(ValueTracer tracer, SecretPlace place) =>
        _judge(tracer, place) is { } stated && !FallbackLiteral.Is(stated.Origin) ? stated : null;
}
