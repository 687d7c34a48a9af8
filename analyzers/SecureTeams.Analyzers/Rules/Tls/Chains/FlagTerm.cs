using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>One of the values that a set of verification flags is put together from, and the flags it can bring.</summary>
internal sealed class FlagTerm(IOperation operation, long bits)
{
    public IOperation Operation { get; } = operation;

    public long Bits { get; } = bits;

    public FlagFault Fault { get; } = VerificationFlags.FaultOf(bits);
}
