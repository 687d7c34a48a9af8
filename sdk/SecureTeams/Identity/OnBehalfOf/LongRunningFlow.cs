using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>
/// Starts and stops the application's acting for users who have left. In between, <c>TeamsMeetingsClient.OnBehalfOf</c> takes the
/// <see cref="LongRunningAccess"/>, in this process or, when users' tokens are kept in a shared cache, in another.
/// </summary>
/// <remarks>Thread-safe. Only a confidential credential can do it: a certificate, a secret or a federated assertion.</remarks>
public sealed class LongRunningFlow
{
    private readonly TokenSource _tokens;

    internal LongRunningFlow(TokenSource tokens) => _tokens = tokens;

    /// <summary>Starts to act for a user beyond the life of the user's own token.</summary>
    /// <param name="token">The user's token, as long as it lives.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The access. Stop it when the work is done.</returns>
    /// <exception cref="Claims.ClaimsChallengeException">The user has to do something first.</exception>
    /// <exception cref="TeamsAuthenticationException">The identity provider issued no token, or the credential cannot act for users.</exception>
    public async Task<LongRunningAccess> StartAsync(ValidatedTabToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        LongRunningAccess access = LongRunningAccess.Create(Guid.ParseExact(token.Tenant.Value, "D"), token.ObjectId);
        await _tokens.GetAsync(new TokenSubject(token.Tenant, new LongRunningUser(access, token)), cancellationToken).ConfigureAwait(false);
        return access;
    }

    /// <summary>
    /// Ends an access for good: what is under way for it is cancelled, and its tokens, the one that renews the others included, are
    /// removed from memory and from the cache, which accepts no others for it.
    /// </summary>
    /// <param name="access">The access.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A task that ends when the tokens are gone. Other processes may hold the user's current token in memory until it ends.</returns>
    /// <exception cref="TeamsAuthenticationException">
    /// The credential cannot act for users. With <see cref="SecureTeamsErrorCode.TokenStoreUnavailable"/>: the shared cache did not confirm
    /// the removal; this client refuses the access already, others may not yet: stop it again.
    /// </exception>
    public Task StopAsync(LongRunningAccess access, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(access);
        return _tokens.StopAsync(new TokenSubject(access.Tenant, new LongRunningUser(access)), cancellationToken);
    }
}
