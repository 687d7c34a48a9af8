using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine.Tracing;

/// <summary>Constant bytes and the operation that states them.</summary>
internal readonly struct TracedBytes(byte[] bytes, IOperation origin)
{
    public byte[] Bytes { get; } = bytes;

    public IOperation Origin { get; } = origin;
}
