namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>One algorithm, under every type and every name by which code can ask for it.</summary>
internal sealed class WeakPrimitive(string name, string? frameworkType, IReadOnlyList<string> otherTypes, IReadOnlyList<string> names)
{
    public string Name { get; } = name;

    /// <summary>The abstract type of the framework, whose static factories count too.</summary>
    public string? FrameworkType { get; } = frameworkType;

    /// <summary>Types of other libraries; creating one is the use.</summary>
    public IReadOnlyList<string> OtherTypes { get; } = otherTypes;

    /// <summary>In the spelling of <see cref="AlgorithmName"/>: capitals and digits, or an object identifier.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
