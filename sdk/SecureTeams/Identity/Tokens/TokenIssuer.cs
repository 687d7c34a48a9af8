namespace SecureTeams.Identity.Tokens;

/// <summary>The way to one kind of issuer. It asks each time; what is kept, and for how long, is <see cref="TokenSource"/>'s business.</summary>
internal abstract class TokenIssuer
{
    /// <summary>Gets a value indicating whether it can issue tokens on behalf of users.</summary>
    internal virtual bool ActsForUsers => false;

    /// <summary>Asks for a token. Whatever it throws is translated by <see cref="TokenSource"/>.</summary>
    internal abstract Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken);

    /// <summary>Removes what it keeps of a user for whom it acts. Called only where <see cref="ActsForUsers"/>.</summary>
    internal virtual Task StopAsync(TokenUser user, CancellationToken cancellationToken) => Task.CompletedTask;
}
