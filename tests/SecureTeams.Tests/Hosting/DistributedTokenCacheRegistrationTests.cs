using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Identity;
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
            .AddSecureTeamsDistributedTokenCache(Patience.SharedCache)
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
    public async Task AddSecureTeamsDistributedTokenCache_TwiceTheSame_IsOnce()
    {
        IServiceCollection registered = Registered().AddSecureTeamsDistributedTokenCache(new DistributedTokenLimits()).AddSecureTeamsDistributedTokenCache();
        await using ServiceProvider services = registered.BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value.UserTokens);
    }

    [Fact]
    public void AddSecureTeamsDistributedTokenCache_TwiceWithOtherLimits_IsRefused() => Assert.Throws<InvalidOperationException>(() =>
        Registered().AddSecureTeamsDistributedTokenCache().AddSecureTeamsDistributedTokenCache(new DistributedTokenLimits { Retention = TimeSpan.FromHours(1) }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddSecureTeamsDistributedTokenCache_BesideOptions_IsRefusedWhicheverComesFirst(bool isFirst)
    {
        IServiceCollection registered = Registered();
        if (isFirst)
        {
            registered.AddSecureTeamsDistributedTokenCache().Configure<SecureTeamsOptions>(options => options.UserTokens = UserTokenCache.InMemory());
        }
        else
        {
            registered.Configure<SecureTeamsOptions>(options => options.UserTokens = UserTokenCache.InMemory()).AddSecureTeamsDistributedTokenCache();
        }

        await using ServiceProvider services = registered.BuildServiceProvider();
        Assert.Contains("choose one", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_CacheThatDoesNotFitTheCredential_IsRefusedAtItsStartWithTheRemedy()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var shared = UserTokenCache.Distributed(new ScriptedCache(), new EphemeralDataProtectionProvider());
        OptionsValidationException asksAPerson = Assert.Throws<OptionsValidationException>(() => teams.Client(options =>
        {
            options.Credential = TeamsCredential.FromDeviceCode(Guid.NewGuid(), (_, _) => Task.CompletedTask);
            options.UserTokens = shared;
        }));
        Assert.Contains("EncryptedFile", asksAPerson.Message, StringComparison.Ordinal);
        OptionsValidationException service = Assert.Throws<OptionsValidationException>(() => teams.Client(options => options.UserTokens = UserTokenCache.EncryptedFile("name")));
        Assert.Contains("Distributed", service.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Registered() => new ServiceCollection()
        .AddSingleton<IDistributedCache>(new ScriptedCache())
        .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());

    [Fact]
    public void AddSecureTeamsDistributedTokenCache_LimitOutOfRange_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSecureTeamsDistributedTokenCache(new DistributedTokenLimits { Timeout = TimeSpan.FromHours(1) }));
}
