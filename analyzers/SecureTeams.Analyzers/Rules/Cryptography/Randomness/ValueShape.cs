namespace SecureTeams.Analyzers.Rules.Cryptography.Randomness;

/// <summary>What a value can be as a secret.</summary>
internal enum ValueShape
{
    Other,
    Number,
    Text,
    Bytes,
}
