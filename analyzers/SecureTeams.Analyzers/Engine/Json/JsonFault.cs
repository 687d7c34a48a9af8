using Microsoft.CodeAnalysis.Text;

namespace SecureTeams.Analyzers.Engine.Json;

/// <summary>The first thing in a text that is not JSON.</summary>
internal sealed class JsonFault(TextSpan span, string reason)
{
    public TextSpan Span { get; } = span;

    public string Reason { get; } = reason;
}
