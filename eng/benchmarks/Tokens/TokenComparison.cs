using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport.Fips;
using TokenSource = SecureTeams.Identity.Tokens.TokenSource;

namespace SecureTeams.Benchmarks.Tokens;

/// <summary>The same token through bare MSAL and through the SDK, from caches that hold it; and what the caches hold in the end.</summary>
internal sealed class TokenComparison(TokenOptions options)
{
    private const string Bare = "bare MSAL";
    private const string Ours = "SecureTeams";

    private static readonly TeamsCloud Cloud = TeamsCloud.Custom("Benchmark", new Uri("https://login.benchmark.example/"), new Uri("https://graph.benchmark.example/"));
    private static readonly TenantId Tenant = new(new Guid("11111111-0000-4000-8000-000000000000"));
    private static readonly string[] Scopes = [Cloud.GraphScope];

    private readonly TokenTable _table = new();

    public async Task<string> RunAsync()
    {
        using var provider = new InstantProvider();
        await MeasureApplicationAsync(provider);
        await MeasureUsersAsync(provider);
        await MeasureMemoryAsync(provider);
        return _table.Text;
    }

    private async Task MeasureApplicationAsync(InstantProvider provider)
    {
        var tenants = Tenants(options.Tenants);
        var subjects = Array.ConvertAll(tenants, tenant => new TokenSubject(TenantId.Parse(tenant)));
        var application = Application(provider);
        using var source = Source(provider, new TokenCacheLimits());
        TokenContender[] one =
        [
            new(Bare, async _ => await application.AcquireTokenForClient(Scopes).WithTenantId(tenants[0]).ExecuteAsync()),
            new(Ours, async _ => await source.GetAsync(subjects[0], CancellationToken.None)),
        ];
        await TokenContender.MeasureAsync(one, options.Rounds, options.Calls);
        _table.Add("application's own, cached", one);
        TokenContender[] many =
        [
            new(Bare, async i => await application.AcquireTokenForClient(Scopes).WithTenantId(tenants[i % tenants.Length]).ExecuteAsync()),
            new(Ours, async i => await source.GetAsync(subjects[i % subjects.Length], CancellationToken.None)),
        ];
        await TokenContender.MeasureAsync(many, options.Rounds, Math.Max(options.Calls, tenants.Length));
        _table.Add(string.Create(CultureInfo.InvariantCulture, $"application's own, {tenants.Length:N0} tenants in turn"), many);
    }

    /// <summary>What the client's own memory does not answer: after a restart, or on another instance.</summary>
    private async Task MeasureUsersAsync(InstantProvider provider)
    {
        const string Token = "on behalf of a user, MSAL's cache asked";
        var assertion = new UserAssertion("assertion-of-the-user");
        var contenders = new List<TokenContender>
        {
            Contender(Bare, Application(provider)),
            Contender("MSAL with `UserTokenCache.InMemory`", WithUserTokens(provider, UserTokenCache.InMemory())),
        };
        using var redis = await RedisProcess.StartAsync();
        if (redis is null)
        {
            _table.Skip($"{Token}, Redis warm", "redis-server is not installed (`eng/install-redis.sh`)");
            await TokenContender.MeasureAsync(contenders, options.Rounds, options.RedisCalls);
            _table.Add(Token, contenders);
            return;
        }

        using var cache = new RedisCache(Options.Create(new RedisCacheOptions { Configuration = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port}") }));
        contenders.Add(Contender("MSAL with `UserTokenCache.Distributed`, Redis warm", WithUserTokens(provider, UserTokenCache.Distributed(cache, new EphemeralDataProtectionProvider()))));
        await TokenContender.MeasureAsync(contenders, options.Rounds, options.RedisCalls);
        _table.Add(Token, contenders);

        TokenContender Contender(string name, IConfidentialClientApplication application) =>
            new(name, async _ => await application.AcquireTokenOnBehalfOf(Scopes, assertion).ExecuteAsync());
    }

    private async Task MeasureMemoryAsync(InstantProvider provider)
    {
        var before = Heap();
        var application = Application(provider);
        foreach (var tenant in Tenants(options.ManyTenants))
        {
            await application.AcquireTokenForClient(Scopes).WithTenantId(tenant).ExecuteAsync();
        }

        _table.AddMemory(options.ManyTenants, Bare, "all", Heap() - before);
        GC.KeepAlive(application);
        application = null;
        before = Heap();
        using var source = Source(provider, new TokenCacheLimits());
        foreach (var tenant in Tenants(options.ManyTenants))
        {
            await source.GetAsync(new TokenSubject(TenantId.Parse(tenant)), CancellationToken.None);
        }

        _table.AddMemory(options.ManyTenants, Ours, source.Count.ToString("N0", CultureInfo.InvariantCulture), Heap() - before);
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string[] Tenants(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new Guid(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]).ToString("D"))];

    private static IConfidentialClientApplication Application(InstantProvider provider) => FixedAssertionCredential
        .Sign(ConfidentialClientApplicationBuilder.Create(Guid.NewGuid().ToString("D")))
        .WithHttpClientFactory(provider)
        .WithLegacyCacheCompatibility(false)
        .WithAuthority(new Uri(Cloud.Authority, Tenant.Value), validateAuthority: false)
        .WithInstanceDiscovery(false)
        .Build();

    private static IConfidentialClientApplication WithUserTokens(InstantProvider provider, UserTokenCache cache)
    {
        var application = Application(provider);
        cache.Open(Settings(provider, new TokenCacheLimits())).Attach(application.UserTokenCache);
        return application;
    }

    private static TokenSource Source(InstantProvider provider, TokenCacheLimits limits) =>
        new(Cloud, Tenant, new FixedAssertionCredential(Guid.NewGuid()).CreateIssuer(Settings(provider, limits)), limits, TimeProvider.System, NullLogger.Instance);

    private static IssuerSettings Settings(InstantProvider provider, TokenCacheLimits limits) =>
        new(Cloud, Tenant, FipsMode.Preferred, provider, TimeProvider.System, NullLogger.Instance) { Limits = limits };
}
