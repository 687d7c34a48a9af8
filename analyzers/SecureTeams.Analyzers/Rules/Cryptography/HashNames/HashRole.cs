namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

/// <summary>What an API does with the hash that it is told to use.</summary>
internal enum HashRole
{
    Signature,
    Verification,

    /// <summary>A signer that may also verify; its uses tell.</summary>
    Signer,
    Hash,
    Mac,
    Derivation,
}
