using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// Where the tokens of users are kept, refresh tokens included: those that the application got on behalf of users, and that of
/// the person who signed in to a tool. Applications' own tokens stay in memory, whatever is chosen here.
/// </summary>
public abstract class UserTokenCache
{
    private protected UserTokenCache()
    {
    }

    /// <summary>Keeps the tokens in the memory of this process, bounded by <see cref="TokenCacheLimits"/>.</summary>
    /// <returns>The cache, for one client.</returns>
    public static UserTokenCache InMemory() => new MemoryUserTokens();

    /// <summary>Lets MSAL's cache of users' tokens read from and write to this one. The client calls it once, before the first request.</summary>
    internal abstract void Attach(ITokenCache tokens, IssuerSettings settings);
}
