namespace SecureTeams.Identity.Tokens;

/// <summary>A token as its issuer gave it.</summary>
/// <param name="Token">The token.</param>
/// <param name="ExpiresOn">When it ends, by the computer's clock.</param>
/// <param name="RefreshOn">When the issuer wants it to be renewed; null when it said nothing.</param>
internal readonly record struct IssuedToken(AccessToken Token, DateTimeOffset ExpiresOn, DateTimeOffset? RefreshOn)
{
    /// <summary>Gets the object id of the user whose token it is; null for an application's, and where the issuer did not say.</summary>
    internal Guid? Person { get; init; }
}
