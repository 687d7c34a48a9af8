namespace SecureTeams.Identity.Tokens;

/// <summary>The user on whose behalf a token is asked for. Two are equal only when the same proof stands behind both.</summary>
/// <param name="ProofKey">What tells this proof from all others, such as the hash of a token: part of the key of every cache. Not a secret, and no personal data.</param>
/// <param name="ObjectId">The user's object id in the tenant.</param>
internal abstract record TokenUser(string ProofKey, Guid ObjectId)
{
    /// <summary>Returns the same user without what only the first request needs.</summary>
    internal virtual TokenUser ToKeep() => this;
}
