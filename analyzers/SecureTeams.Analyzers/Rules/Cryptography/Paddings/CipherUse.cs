namespace SecureTeams.Analyzers.Rules.Cryptography.Paddings;

/// <summary>What an RSA operation is used for, the worst first.</summary>
internal enum CipherUse
{
    Encrypts,

    /// <summary>Reads what somebody else has encrypted.</summary>
    Decrypts,

    /// <summary>Signs or verifies, for which the padding is approved.</summary>
    Signs,
}
