using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>What the cache may hold.</summary>
public sealed class TokenCacheBoundsTests
{
    private const int Tenants = 100_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_100000Tenants_NeverExceedTheBound()
    {
        var limits = new TokenCacheLimits { MaxTokens = 1000 };
        var issuer = new ScriptedIssuer(request => ScriptedIssuer.Token(request.Subject.Tenant.Value));
        using TokenSource source = issuer.Source(limits: limits);
        int most = 0;
        await Parallel.ForAsync(0, Tenants, Stop, async (number, stop) =>
        {
            Assert.Equal($"tenant{number}.example", (await source.GetAsync(ScriptedIssuer.Subject(number), stop)).Reveal());
            int count = source.Count;
            Assert.InRange(count, 1, limits.MaxTokens);
            InterlockedMax(ref most, count);
        });
        Assert.Equal(Tenants, issuer.Requests.Count);
        Assert.InRange(most, limits.MaxTokens * 7 / 8, limits.MaxTokens);
    }

    [Fact]
    public async Task GetAsync_Full_DropsThoseNotUsedForTheLongestTime()
    {
        var clock = new FakeTimeProvider();
        var issuer = new ScriptedIssuer(_ => ScriptedIssuer.Token("t", TimeSpan.FromHours(20)));
        using TokenSource source = issuer.Source(clock, new TokenCacheLimits { MaxTokens = 16 });
        for (int number = 0; number < 16; number++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await source.GetAsync(ScriptedIssuer.Subject(number), Stop);
        }

        clock.Advance(TimeSpan.FromSeconds(2));
        await source.GetAsync(ScriptedIssuer.Subject(0), Stop);
        await source.GetAsync(ScriptedIssuer.Subject(100), Stop);
        int before = issuer.Requests.Count;
        await source.GetAsync(ScriptedIssuer.Subject(0), Stop);
        await source.GetAsync(ScriptedIssuer.Subject(15), Stop);
        Assert.Equal(before, issuer.Requests.Count);
        await source.GetAsync(ScriptedIssuer.Subject(1), Stop);
        Assert.Equal(before + 1, issuer.Requests.Count);
    }

    [Fact]
    public async Task Timer_NotUsed_IsDropped()
    {
        var clock = new FakeTimeProvider();
        var issuer = new ScriptedIssuer(_ => ScriptedIssuer.Token("t", TimeSpan.FromHours(20)));
        using TokenSource source = issuer.Source(clock, new TokenCacheLimits { IdleTime = TimeSpan.FromMinutes(10) });
        await source.GetAsync(ScriptedIssuer.Subject(1), Stop);
        await source.GetAsync(ScriptedIssuer.Subject(2), Stop);
        for (int i = 0; i < 4; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            await source.GetAsync(ScriptedIssuer.Subject(1), Stop);
        }

        Assert.Equal(1, source.Count);
        Assert.Equal(2, issuer.Requests.Count);
    }

    [Fact]
    public async Task Timer_Ended_IsDropped()
    {
        var clock = new FakeTimeProvider();
        var issuer = new ScriptedIssuer(_ => ScriptedIssuer.Token("t", TimeSpan.FromMinutes(5)));
        using TokenSource source = issuer.Source(clock, new TokenCacheLimits { IdleTime = TimeSpan.FromMinutes(10) });
        await source.GetAsync(source.Default, Stop);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, source.Count);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int known = Volatile.Read(ref target);
        while (known < value)
        {
            int met = Interlocked.CompareExchange(ref target, value, known);
            if (met == known)
            {
                return;
            }

            known = met;
        }
    }
}
