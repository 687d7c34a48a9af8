using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>The tokens of users in a cache that several processes share.</summary>
internal sealed class DistributedUserTokens(IDistributedCache cache, IDataProtectionProvider protection, DistributedTokenLimits limits) : UserTokenCache
{
    internal override Action<ITokenCache> Open(IssuerSettings settings)
    {
        var remote = new RemoteCache(cache, limits, settings.Clock, settings.Logger);
        var store = new DistributedUserTokenStore(remote, new EntryProtection(protection), new BoundedEntries(settings.Limits, settings.Clock), limits.Retention, settings.Logger);
        return new UserTokenBinding(store, settings).Attach;
    }
}
