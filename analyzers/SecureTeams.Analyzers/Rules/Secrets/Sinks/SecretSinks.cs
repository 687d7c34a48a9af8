using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>The APIs that are given a secret. A rule of its own speaks for what reaches them, so that the rules for literals need not.</summary>
internal static class SecretSinks
{
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "WithClientSecret",
    };

    /// <summary>Whether a literal is seen to reach one of them.</summary>
    public static bool Take(Sink sink, IOperation literal)
    {
        foreach (var consumer in sink.Tracer.Consumers(literal))
        {
            if (consumer is IInvocationOperation call && Calls.Contains(call.TargetMethod.Name))
            {
                return true;
            }
        }

        return false;
    }
}
