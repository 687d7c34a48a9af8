namespace SecureTeams.Identity.Tokens;

/// <summary>The way to one kind of issuer. It asks each time; what is kept, and for how long, is <see cref="TokenSource"/>'s business.</summary>
internal abstract class TokenIssuer
{
    /// <summary>Asks for a token. Whatever it throws is translated by <see cref="TokenSource"/>.</summary>
    internal abstract Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken);
}
