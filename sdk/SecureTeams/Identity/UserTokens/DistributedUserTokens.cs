using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>The tokens of users in a cache that several processes share.</summary>
internal sealed class DistributedUserTokens(IDistributedCache cache, IDataProtectionProvider protection, DistributedTokenLimits limits) : UserTokenCache
{
    internal override string? Fault(bool isDelegated) => isDelegated
        ? "UserTokens: UserTokenCache.Distributed keeps the tokens of users on whose behalf an application acts; for the person who signs in (FromInteractive, FromDeviceCode) choose EncryptedFile, or InMemory and sign in each time."
        : null;

    internal override UserTokenLink Open(IssuerSettings settings)
    {
        var remote = new RemoteCache(cache, limits, settings.Clock, settings.Logger);
        var store = new DistributedUserTokenStore(remote, new EntryProtection(protection), new BoundedEntries(settings.Limits, settings.Clock), limits.Retention, settings.Clock, settings.Logger);
        return new UserTokenBinding(store, settings);
    }
}
