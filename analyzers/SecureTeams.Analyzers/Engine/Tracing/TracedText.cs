using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>A text, possibly with holes, and the operation that states it.</summary>
internal readonly struct TracedText(string text, IOperation origin)
{
    public string Text { get; } = text;

    public IOperation Origin { get; } = origin;
}
