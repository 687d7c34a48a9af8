using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>A method or constructor that takes the name of a hash.</summary>
internal sealed class HashNameSink(TypeName type, string? method, HashRole role, Func<IParameterSymbol, bool> takesName)
{
    public TypeName Type { get; } = type;

    /// <summary>Null for the constructors.</summary>
    public string? Method { get; } = method;

    public HashRole Role { get; } = role;

    public bool TakesName(IParameterSymbol parameter) => takesName(parameter);
}
