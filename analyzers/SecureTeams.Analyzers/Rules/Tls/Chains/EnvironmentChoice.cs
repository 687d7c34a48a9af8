using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>G-dev and G-test for a value that is chosen in the middle of a write.</summary>
internal static class EnvironmentChoice
{
    public static Lowering Lowering(Sink sink, IEnumerable<IOperation> values) =>
        sink.LoweredInDevelopment.Or(AllInDevelopment(sink, values)).Or(sink.LoweredInTests);

    private static Lowering AllInDevelopment(Sink sink, IEnumerable<IOperation> values) =>
        values.All(value => DevelopmentGuards.Around(value, sink.ContainingSymbol, sink.Tracer) == DevelopmentGuard.DevelopmentOnly)
            ? Engine.Lowering.ByOneLevel("development only")
            : Engine.Lowering.None;
}
