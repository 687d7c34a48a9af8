using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.Tokens;
using SecureTeams.Tests.Identity.UserTokens;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

/// <summary>The end of an access against what is under way for it.</summary>
public sealed class LongRunningStopTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SignalLogger _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StopAsync_RenewalUnderWay_CancelsItWaitsAndKeepsNothing()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock, logger: _logger);
        TokenSubject subject = Subject();
        await FirstAsync(source, issuer, subject);
        _clock.Advance(TimeSpan.FromMinutes(20));
        await source.GetAsync(subject, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        PendingIssue renewal = await issuer.NextAsync();
        await source.StopAsync(subject, Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.True(renewal.Stop.IsCancellationRequested);
        await RefusedAsync(() => source.GetAsync(subject, Stop).AsTask());
        Assert.Equal(0, source.Count);
        Assert.Equal(2, issuer.Requests.Count);
        Assert.Empty(_logger.Warnings);
    }

    [Fact]
    public async Task StopAsync_RenewalThatDoesNotListen_IsWaitedForAndNotKept()
    {
        var issuer = new DeafIssuer();
        using var source = new TokenSource(ScriptedIssuer.Cloud, TokenSources.Tenant, issuer, new TokenCacheLimits(), _clock, _logger);
        TokenSubject subject = Subject();
        issuer.Answer.SetResult(ScriptedIssuer.Token("first", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        await source.GetAsync(subject, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        issuer.Next();
        _clock.Advance(TimeSpan.FromMinutes(20));
        await source.GetAsync(subject, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await issuer.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Task stopped = source.StopAsync(subject, Stop);
        Assert.False(stopped.IsCompleted);
        Assert.False(issuer.IsStopped);
        issuer.Answer.SetResult(ScriptedIssuer.Token("late"));
        await stopped.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.True(issuer.IsStopped);
        Assert.Equal(0, source.Count);
        await RefusedAsync(() => source.GetAsync(subject, Stop).AsTask());
    }

    [Fact]
    public async Task StopAsync_FirstRequestUnderWay_IsRefusedAndOthersGoOn()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock, logger: _logger);
        TokenSubject subject = Subject();
        TokenSubject other = Subject();
        Task<AccessToken> call = source.GetAsync(subject, Stop).AsTask();
        await issuer.NextAsync();
        Task<AccessToken> others = source.GetAsync(other, Stop).AsTask();
        PendingIssue its = await issuer.NextAsync();
        await source.StopAsync(subject, Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await RefusedAsync(() => call);
        await its.SucceedAsync(ScriptedIssuer.Token("other"));
        Assert.Equal("other", (await others).Reveal());
        Assert.Equal(1, source.Count);
    }

    [Fact]
    public async Task StopAsync_SharedCacheDoesNotAnswer_FailsAndIsRefusedHereAlready()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var cache = new ScriptedCache();
        var keys = new EphemeralDataProtectionProvider();
        SecureTeamsClient Client() => teams.Client(options => options.UserTokens = UserTokenCache.Distributed(cache, keys, Patience.SharedCache));
        SecureTeamsClient client = Client();
        SecureTeamsClient never = Client();
        LongRunningAccess access = await StartAsync(teams, client);
        cache.Failure = new TimeoutException("redis.contoso.example");
        foreach (SecureTeamsClient each in (SecureTeamsClient[])[client, never])
        {
            TeamsAuthenticationException failure = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => each.LongRunning.StopAsync(access, Stop));
            Assert.Equal(SecureTeamsErrorCode.TokenStoreUnavailable, failure.Code);
            Assert.True(failure.IsTransient);
            Assert.DoesNotContain("contoso", failure.ToString(), StringComparison.Ordinal);
            await RefusedAsync(() => each.Meetings.OnBehalfOf(access).GetAsync(access.ObjectId, "1", Stop));
        }

        cache.Failure = null;
        await never.LongRunning.StopAsync(access, Stop);
        await RefusedAsync(() => Client().Meetings.OnBehalfOf(access).GetAsync(access.ObjectId, "1", Stop));
        Assert.DoesNotContain(cache.Entries.Keys, key => UserTokenStore.MayBeStopped(key) && !key.EndsWith(":stopped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_TabTokenOfTheStart_IsNotHeldByTheCache()
    {
        var issuer = new DeafIssuer();
        using var source = new TokenSource(ScriptedIssuer.Cloud, TokenSources.Tenant, issuer, new TokenCacheLimits(), _clock, _logger);
        issuer.Answer.SetResult(ScriptedIssuer.Token("first"));
        WeakReference token = await Task.Run(() => StartAndForgetAsync(source), Stop);

        // What ran last on the pool's threads may still be on their stacks.
        for (int i = 0; i < 20 && token.IsAlive; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => GC.Collect(), Stop)));
            GC.WaitForPendingFinalizers();
        }

        Assert.False(token.IsAlive);
        Assert.Equal(1, source.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StartAndForgetAsync(TokenSource source)
    {
        var tenant = Guid.NewGuid();
        var person = Guid.NewGuid();
        var token = new ValidatedTabToken(default, "text", tenant, person, DateTimeOffset.MaxValue, null, null);
        await source.GetAsync(new TokenSubject(new TenantId(tenant), new LongRunningUser(LongRunningAccess.Create(tenant, person), token)), Stop);
        return new WeakReference(token);
    }

    private static async Task<LongRunningAccess> StartAsync(EmulatedTeams teams, SecureTeamsClient client)
    {
        TabTokenResult result = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop);
        return await client.LongRunning.StartAsync(result.Token!, Stop);
    }

    private static TokenSubject Subject()
    {
        var tenant = Guid.NewGuid();
        return new TokenSubject(new TenantId(tenant), new LongRunningUser(LongRunningAccess.Create(tenant, Guid.NewGuid())));
    }

    private static async Task FirstAsync(TokenSource source, ScriptedIssuer issuer, TokenSubject subject)
    {
        Task<AccessToken> first = source.GetAsync(subject, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("first", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        await first;
    }

    private static async Task RefusedAsync(Func<Task> call) =>
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, (await Assert.ThrowsAsync<TeamsAuthenticationException>(call)).Code);

    /// <summary>Answers when the test says so, whoever cancels.</summary>
    private sealed class DeafIssuer : TokenIssuer
    {
        internal TaskCompletionSource Asked { get; private set; } = Signal();

        internal TaskCompletionSource<IssuedToken> Answer { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool IsStopped { get; private set; }

        internal override bool ActsForUsers => true;

        internal void Next()
        {
            Asked = Signal();
            Answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        internal override Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return Answer.Task;
        }

        internal override Task StopAsync(TokenUser user, CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }

        private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
