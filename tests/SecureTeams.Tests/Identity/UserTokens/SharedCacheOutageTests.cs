using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.Tokens;
using SecureTeams.Tests.Transport;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>The shared cache does not answer.</summary>
public sealed class SharedCacheOutageTests : IDisposable
{
    private readonly ScriptedCache _cache = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly SignalLogger _logger = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<OboService> _services = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_Outage_IsMemoryWithOneWarningAndRecoversByItself()
    {
        OboService service = Service();
        string before = await service.GetAsync(Person.Number(1), Stop);
        _cache.Failure = new TimeoutException("redis.contoso.example:6379 password=secret");
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(before, await service.GetAsync(Person.Number(1), Stop));
            await service.GetAsync(Person.Number(2), Stop);
        }

        // One request for the user who came during the outage, one call to the cache, one warning.
        Assert.Equal(2, service.Requests);
        string warning = Assert.Single(_logger.Warnings);
        Assert.StartsWith("31 ", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso", warning, StringComparison.Ordinal);
        int calls = _cache.Calls;

        // It is still away when it is tried again: no second warning.
        _clock.Advance(TimeSpan.FromSeconds(15));
        await service.GetAsync(Person.Number(2), Stop);
        Assert.Equal(calls + 1, _cache.Calls);
        Assert.Single(_logger.Warnings);

        _cache.Failure = null;
        _clock.Advance(TimeSpan.FromSeconds(15));
        await service.GetAsync(Person.Number(2), Stop);

        // What came during the outage was handed over.
        OboService other = Service();
        await other.GetAsync(Person.Number(2), Stop);
        Assert.Equal(0, other.Requests);
        Assert.Equal(2, service.Requests);

        // A second outage is told anew.
        _cache.Failure = new TimeoutException();
        await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(2, _logger.Warnings.Count);
    }

    [Fact]
    public async Task GetAsync_CacheHangs_GoesOnAfterTheTimeout()
    {
        var clock = new TimerProbe();
        using var service = new OboService(UserTokenCache.Distributed(_cache, _keys), _logger, clock);
        _cache.Hangs = true;
        Task<string> call = service.GetAsync(Person.Number(1), Stop);
        await clock.Started(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await _cache.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(OboService.TokenOf(Person.Number(1), 1), await call);
        Assert.Single(_logger.Warnings);
        Assert.Equal(1, _cache.Calls);
    }

    [Fact]
    public async Task GetAsync_CallerGoesWhileTheCacheHangs_IsACancellationAndNoOutage()
    {
        OboService service = Service();
        _cache.Hangs = true;
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<string> call = service.GetAsync(Person.Number(1), caller.Token);
        await _cache.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(_logger.Warnings);
    }

    [Fact]
    public async Task RemoveAsync_DuringAnOutage_ReachesTheCacheAfterwards()
    {
        var remote = new RemoteCache(_cache, new DistributedTokenLimits(), _clock, _logger);
        var store = new DistributedUserTokenStore(remote, new EntryProtection(_keys), new BoundedEntries(new(), _clock), TimeSpan.FromDays(1), _clock, _logger);
        await store.WriteAsync("key", [1, 2, 3], lifetime: null, Stop);
        Assert.Single(_cache.Entries);
        _cache.Failure = new TimeoutException();
        await store.RemoveAsync("key", Stop);
        Assert.Null(await store.ReadAsync("key", Stop));
        Assert.Single(_cache.Entries);
        _cache.Failure = null;
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await store.ReadAsync("key", Stop));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task ReadAsync_AnotherInstanceRemovedTheEntry_DoesNotComeBackFromMemory()
    {
        var remote = new RemoteCache(_cache, new DistributedTokenLimits(), _clock, _logger);
        var store = new DistributedUserTokenStore(remote, new EntryProtection(_keys), new BoundedEntries(new(), _clock), TimeSpan.FromDays(1), _clock, _logger);
        await store.WriteAsync("key", [1, 2, 3], lifetime: null, Stop);
        Assert.Equal([1, 2, 3], (await store.ReadAsync("key", Stop))!);
        _cache.Entries.Clear();
        Assert.Null(await store.ReadAsync("key", Stop));
        _cache.Failure = new TimeoutException();
        Assert.Null(await store.ReadAsync("key", Stop));
    }

    public void Dispose() => _services.ForEach(service => service.Dispose());

    private OboService Service()
    {
        var service = new OboService(UserTokenCache.Distributed(_cache, _keys), _logger, _clock);
        _services.Add(service);
        return service;
    }
}
