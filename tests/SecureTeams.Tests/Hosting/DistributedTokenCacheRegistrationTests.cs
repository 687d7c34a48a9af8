using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.UserTokens;

namespace SecureTeams.Tests.Hosting;

public sealed class DistributedTokenCacheRegistrationTests
{
    [Fact]
    public async Task AddSecureTeamsDistributedTokenCache_BothServicesAreThere_UsersTokensAreShared()
    {
        var cache = new ScriptedCache();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IDistributedCache>(cache)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSecureTeamsDistributedTokenCache()
            .BuildServiceProvider();
        UserTokenCache tokens = services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value.UserTokens;
        using var service = new OboService(tokens);
        await service.GetAsync(Person.Number(1), TestContext.Current.CancellationToken);
        Assert.Single(cache.Entries);
    }

    [Theory]
    [InlineData(true, nameof(IDataProtectionProvider), "AddDataProtection")]
    [InlineData(false, nameof(IDistributedCache), "AddStackExchangeRedisCache")]
    public async Task AddSecureTeamsDistributedTokenCache_AServiceIsMissing_SaysWhichAndHow(bool hasCache, string missing, string remedy)
    {
        IServiceCollection registered = new ServiceCollection().AddSecureTeamsDistributedTokenCache();
        if (hasCache)
        {
            registered.AddSingleton<IDistributedCache>(new ScriptedCache());
        }

        await using ServiceProvider services = registered.BuildServiceProvider();
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value);
        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSecureTeamsDistributedTokenCache_LimitOutOfRange_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSecureTeamsDistributedTokenCache(new DistributedTokenLimits { Timeout = TimeSpan.FromHours(1) }));
}
