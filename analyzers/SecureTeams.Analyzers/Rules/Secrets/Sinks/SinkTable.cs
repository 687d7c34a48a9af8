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
    private readonly Func<IOperation, bool> _gate;
    private readonly Dictionary<string, List<SecretSink>> _byName = new(StringComparer.Ordinal);

    /// <param name="judge">The secret that the source states at a place; null when it states none.</param>
    /// <param name="sinks">Where the API is given the secret.</param>
    public SinkTable(Func<ValueTracer, SecretPlace, StatedSecret?> judge, params SecretSink[] sinks)
        : this(judge, static _ => true, sinks)
    {
    }

    /// <param name="judge">The secret that the source states at a place; null when it states none.</param>
    /// <param name="gate">A look at an operation that tells that no secret is meant; allocates nothing.</param>
    /// <param name="sinks">Where the API is given the secret.</param>
    public SinkTable(Func<ValueTracer, SecretPlace, StatedSecret?> judge, Func<IOperation, bool> gate, params SecretSink[] sinks)
    {
        _judge = judge;
        _gate = gate;
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
        foreach (var member in _sinks.GroupBy(static sink => sink.Member))
        {
            var sinks = member.ToArray();
            sinks[0].Register(registry, operation => MayTake(sinks, operation), (sink, operation) => Inspect(sink, operation, sinks, report));
        }
    }

    /// <summary>Whether the rule reports the place where a value is taken.</summary>
    public bool Reports(ValueTracer tracer, Compilation compilation, IOperation taker)
    {
        foreach (var sink in Namesakes(taker))
        {
            if (PlaceAt(sink, taker, compilation) is { } place && Judge(tracer, place) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the rule looks at the place where a value is taken, also where it finds nothing wrong.</summary>
    public bool Watches(Compilation compilation, IOperation taker)
    {
        foreach (var sink in Namesakes(taker))
        {
            if (PlaceAt(sink, taker, compilation) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private List<SecretSink> Namesakes(IOperation taker)
    {
        var name = taker switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var method } } => method,
            IArgumentOperation => ".ctor",
            IMemberReferenceOperation reference => reference.Member.Name,
            _ => string.Empty,
        };
        return _byName.TryGetValue(name, out var namesakes) ? namesakes : [];
    }

    private static SecretPlace? PlaceAt(SecretSink sink, IOperation taker, Compilation compilation) => taker switch
    {
        IArgumentOperation argument => sink.At(argument, compilation),
        IMemberReferenceOperation reference => sink.At(reference, compilation),
        _ => null,
    };

    private bool MayTake(SecretSink[] sinks, IOperation operation)
    {
        if (!_gate(operation))
        {
            return false;
        }

        foreach (var sink in sinks)
        {
            if (sink.MayTake(operation))
            {
                return true;
            }
        }

        return false;
    }

    private void Inspect(Sink sink, IOperation operation, SecretSink[] sinks, Action<Sink, SecretPlace, StatedSecret> report)
    {
        foreach (var watched in sinks)
        {
            if (watched.In(operation) is { } place && Judge(sink.Tracer, place) is { } stated)
            {
                report(sink, place, stated);
            }
        }
    }

    /// <summary>What is only there where the secret is not configured is another rule's.</summary>
    private StatedSecret? Judge(ValueTracer tracer, SecretPlace place) =>
        _judge(tracer, place) is { } stated && !FallbackLiteral.Is(stated.Origin) ? stated : null;
}
