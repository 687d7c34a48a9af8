using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>A secret that the source states.</summary>
/// <param name="amount">How much of it, in words that give nothing away.</param>
/// <param name="origin">The operation that states it.</param>
/// <param name="place">What a finding stands on, where that is not the place that takes the secret.</param>
internal sealed class StatedSecret(string amount, IOperation origin, SyntaxNode? place = null)
{
    public string Amount { get; } = amount;

    public IOperation Origin { get; } = origin;

    public SyntaxNode? Place { get; } = place;
}
