namespace SecureTeams.Analyzers.Rules.Cryptography.Primitives;

/// <summary>One algorithm, under every type and every name by which code can ask for it.</summary>
internal sealed class WeakPrimitive(string name, string? frameworkType, IReadOnlyList<string> otherTypes, IReadOnlyList<string> names, IReadOnlyList<string> aliases)
{
    public string Name { get; } = name;

    /// <summary>The abstract type of the framework, whose static factories count too.</summary>
    public string? FrameworkType { get; } = frameworkType;

    /// <summary>Types of other libraries; creating one is the use.</summary>
    public IReadOnlyList<string> OtherTypes { get; } = otherTypes;

    /// <summary>What a type or a factory may call it, in the spelling of <see cref="AlgorithmName"/>.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>What only factories understand: object identifiers, modes, defaults.</summary>
    public IReadOnlyList<string> Aliases { get; } = aliases;
}
