namespace SecureTeams.Identity.Tokens;

/// <summary>One request for a token that the cache did not answer.</summary>
internal sealed record TokenRequest(TokenSubject Subject, string[] Scopes)
{
    /// <summary>Gets the claims that the resource asked for (OpenID Connect Core 5.5), as validated JSON; null for none.</summary>
    internal string? Claims { get; init; }

    /// <summary>Gets a value indicating whether a token that some cache below holds must not be the answer.</summary>
    internal bool BypassesCaches { get; init; }

    /// <summary>Gets a value indicating whether a person may be asked: not when a token is renewed ahead of time.</summary>
    internal bool MayInteract { get; init; }
}
