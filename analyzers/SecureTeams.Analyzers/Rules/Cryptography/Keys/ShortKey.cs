using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Keys;

/// <summary>One place that makes a key which is too short.</summary>
internal sealed class ShortKey(SyntaxNode place, string api, int bits)
{
    public SyntaxNode Place { get; } = place;

    /// <summary>As the message names it.</summary>
    public string Api { get; } = api;

    public int Bits { get; } = bits;
}
