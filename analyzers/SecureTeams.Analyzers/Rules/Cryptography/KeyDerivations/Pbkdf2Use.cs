using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.KeyDerivations;

/// <summary>One place where PBKDF2 is set up, with what the code states there and what the API takes by itself.</summary>
internal sealed class Pbkdf2Use(IOperation operation, string api, DerivationInputs inputs)
{
    public IOperation Operation { get; } = operation;

    /// <summary>As the message names it.</summary>
    public string Api { get; } = api;

    public DerivationInputs Inputs { get; } = inputs;
}
