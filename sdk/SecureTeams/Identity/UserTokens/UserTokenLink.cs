using Microsoft.Identity.Client;

namespace SecureTeams.Identity.UserTokens;

/// <summary>What joins the MSAL clients of one client to the place where users' tokens are kept.</summary>
internal abstract class UserTokenLink
{
    /// <summary>Lets an MSAL cache of users' tokens read from and write to it. Called for any number of them, at the same time.</summary>
    internal abstract void Attach(ITokenCache tokens);

    /// <summary>Removes what is kept of an access that goes on without its user, for good.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="cacheKey">MSAL's key of the access.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TeamsAuthenticationException">It is not certain that all who share the place know it.</exception>
    internal virtual ValueTask StopAsync(Guid clientId, string cacheKey, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
