using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>G-dev for a branch inside the value: <c>env.IsDevelopment() ? NoCheck : Online</c>.</summary>
internal static class DevelopmentChoice
{
    public static Lowering Lowers(Sink sink, ImmutableArray<IOperation> choices) =>
        choices.All(choice => DevelopmentGuards.Around(choice, sink.ContainingSymbol, sink.Tracer) == DevelopmentGuard.DevelopmentOnly)
            ? Lowering.ByOneLevel("development only")
            : Lowering.None;
}
