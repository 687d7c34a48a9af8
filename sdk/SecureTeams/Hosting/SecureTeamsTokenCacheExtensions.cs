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
    /// <exception cref="InvalidOperationException">It was called before, with other limits.</exception>
    /// <remarks>Calling it again with the same limits changes nothing. Options that set <see cref="SecureTeamsOptions.UserTokens"/> too are refused when they are first used.</remarks>
    public static IServiceCollection AddSecureTeamsDistributedTokenCache(this IServiceCollection services, DistributedTokenLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        string faults = string.Join(' ', limits?.Faults() ?? []);
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(limits));
        }

        var registration = new Registration(limits ?? new DistributedTokenLimits());
        if (services.FirstOrDefault(service => service.ServiceType == typeof(Registration))?.ImplementationInstance is { } known)
        {
            return known.Equals(registration) ? services : throw new InvalidOperationException("AddSecureTeamsDistributedTokenCache was called before with other limits: call it once.");
        }

        services.AddSingleton(registration);
        services.AddOptions<SecureTeamsOptions>().PostConfigure<IServiceProvider>((options, provider) => options.UserTokens = ReferenceEquals(options.UserTokens, UserTokenCache.Unchosen)
            ? UserTokenCache.Distributed(
                provider.GetService<IDistributedCache>() ?? throw Missing("IDistributedCache", "services.AddStackExchangeRedisCache(...)"),
                provider.GetService<IDataProtectionProvider>() ?? throw Missing("IDataProtectionProvider", "services.AddDataProtection() with a ring of keys that all instances share"),
                registration.Limits)
            : throw new InvalidOperationException("SecureTeamsOptions.UserTokens is set beside AddSecureTeamsDistributedTokenCache: choose one of the two."));
        return services;
    }

    private static InvalidOperationException Missing(string service, string remedy) =>
        new($"AddSecureTeamsDistributedTokenCache needs an {service}: register one with {remedy}.");

    private sealed record Registration(DistributedTokenLimits Limits);
}
