using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>Users' tokens in memory, under MSAL itself.</summary>
public sealed class MemoryUserTokensTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_SameUserAgain_IsOneRequest()
    {
        using var service = new OboService(UserTokenCache.InMemory());
        string first = await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(first, await service.GetAsync(Person.Number(1), Stop));
        Assert.Equal(1, service.Requests);
    }

    [Fact]
    public async Task GetAsync_ManyUsersAtOnce_EachGetsTheirOwn()
    {
        using var service = new OboService(UserTokenCache.InMemory());
        await Parallel.ForAsync(0, 400, Stop, async (number, stop) =>
        {
            Person person = Person.Number(number % 20);
            Assert.StartsWith($"{OboService.AccessTokenMark}.{person.ObjectId:N}.", await service.GetAsync(person, stop), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task GetAsync_MoreUsersThanTheBound_ForgetsThoseNotUsedForTheLongestTime()
    {
        using var service = new OboService(UserTokenCache.InMemory(), limits: new TokenCacheLimits { MaxTokens = 16 });
        for (int number = 0; number < 17; number++)
        {
            await service.GetAsync(Person.Number(number), Stop);
        }

        await service.GetAsync(Person.Number(16), Stop);
        await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(17, service.Requests);
        await service.GetAsync(Person.Number(0), Stop);
        Assert.Equal(18, service.Requests);
    }

    [Fact]
    public async Task GetAsync_NotUsedForLong_IsForgotten()
    {
        var clock = new FakeTimeProvider();
        using var service = new OboService(UserTokenCache.InMemory(), clock: clock, limits: new TokenCacheLimits { IdleTime = TimeSpan.FromMinutes(10) });
        await service.GetAsync(Person.Number(1), Stop);
        clock.Advance(TimeSpan.FromMinutes(11));
        await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(2, service.Requests);
    }

    [Fact]
    public void BoundedEntries_Timer_DropsWhatIsIdle()
    {
        var clock = new FakeTimeProvider();
        var entries = new BoundedEntries(new TokenCacheLimits { IdleTime = TimeSpan.FromMinutes(10) }, clock);
        entries.Set("a", new KeptEntry([1, 2, 3]));
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(0, entries.Count);
    }

    [Fact]
    public void BoundedEntries_Content_IsACopyBothWays()
    {
        var entries = new BoundedEntries(new TokenCacheLimits(), TimeProvider.System);
        byte[] mine = [1, 2, 3];
        entries.Set("a", new KeptEntry(mine) { IsPending = true });
        mine[0] = 9;
        Assert.True(entries.TryGet("a", out KeptEntry copy));
        Assert.Equal([1, 2, 3], copy.Content!);
        Assert.True(copy.IsPending);
        copy.Content![1] = 9;
        entries.TryGet("a", out KeptEntry again);
        Assert.Equal([1, 2, 3], again.Content!);
    }
}
