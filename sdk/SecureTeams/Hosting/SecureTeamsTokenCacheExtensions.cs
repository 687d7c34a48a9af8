using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Hosting;

/// <summary>
/// Lets the instances of a service share the tokens of users.
/// </summary>
public static class SecureTeamsTokenCacheExtensions
{
    /// <summary>
    /// Keeps the tokens of users in the registered <see cref="IDistributedCache"/>, encrypted by the registered
    /// <see cref="IDataProtectionProvider"/>: <see cref="UserTokenCache.Distributed"/>.
    /// </summary>
    /// <param name="services">The services, with a distributed cache, such as <c>AddStackExchangeRedisCache</c>, and <c>AddDataProtection</c> with a ring of keys that all instances share.</param>
    /// <param name="limits">Times and pauses; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">A limit is out of its range; the message names it.</exception>
    public static IServiceCollection AddSecureTeamsDistributedTokenCache(this IServiceCollection services, DistributedTokenLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        string faults = string.Join(' ', limits?.Faults() ?? []);
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(limits));
        }

        services.AddOptions<SecureTeamsOptions>().Configure<IServiceProvider>((options, provider) => options.UserTokens = UserTokenCache.Distributed(
            provider.GetService<IDistributedCache>() ?? throw Missing("IDistributedCache", "services.AddStackExchangeRedisCache(...)"),
            provider.GetService<IDataProtectionProvider>() ?? throw Missing("IDataProtectionProvider", "services.AddDataProtection() with a ring of keys that all instances share"),
            limits));
        return services;
    }

    private static InvalidOperationException Missing(string service, string remedy) =>
        new($"AddSecureTeamsDistributedTokenCache needs an {service}: register one with {remedy}.");
}
