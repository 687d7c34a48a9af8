using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>One place where an algorithm is made or called.</summary>
internal sealed class PrimitiveUse(IOperation operation, WeakPrimitive primitive, string api)
{
    public IOperation Operation { get; } = operation;

    public WeakPrimitive Primitive { get; } = primitive;

    /// <summary>As the message names it.</summary>
    public string Api { get; } = api;
}
