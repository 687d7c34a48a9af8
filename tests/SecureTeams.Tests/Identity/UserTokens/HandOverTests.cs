using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.Tokens;
using SecureTeams.Tests.Transport;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>What an instance kept during an outage against what others did meanwhile.</summary>
public sealed class HandOverTests
{
    private const string Key = UserTokenStore.StoppablePrefix + "key";

    private readonly ScriptedCache _cache = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly SignalLogger _logger = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_AnotherInstanceWroteMeanwhile_ItsEntryCounts()
    {
        (DistributedUserTokenStore store, DistributedUserTokenStore other) = await BothKnowAsync();
        await WriteInOutageAsync(store);
        await other.WriteAsync(Key, [9], lifetime: null, Stop);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([9], (await store.ReadAsync(Key, Stop))!);
        Assert.Equal([9], (await Store().ReadAsync(Key, Stop))!);
    }

    [Fact]
    public async Task ReadAsync_AnotherInstanceRemovedMeanwhile_DoesNotComeBack()
    {
        (DistributedUserTokenStore store, DistributedUserTokenStore other) = await BothKnowAsync();
        await WriteInOutageAsync(store);
        await other.RemoveAsync(Key, Stop);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await store.ReadAsync(Key, Stop));
        Assert.Empty(_cache.Entries);
    }

    /// <summary>As a late write leaves it whose taking back has failed.</summary>
    [Fact]
    public async Task ReadAsync_EntryBesideTheMarkOfAStop_IsNotGiven()
    {
        (DistributedUserTokenStore store, DistributedUserTokenStore other) = await BothKnowAsync();
        byte[] late = _cache.Entries[Key];
        await other.StopAsync(Key, Stop);
        _cache.Entries[Key] = late;
        Assert.Null(await store.ReadAsync(Key, Stop));
        Assert.Null(await Store().ReadAsync(Key, Stop));
    }

    [Fact]
    public async Task ReadAsync_AnotherInstanceStoppedWhatItNeverSaw_DoesNotComeBack()
    {
        DistributedUserTokenStore store = Store();
        await WriteInOutageAsync(store);
        await Store().StopAsync(Key, Stop);
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await store.ReadAsync(Key, Stop));
        Assert.DoesNotContain(Key, _cache.Entries.Keys);
    }

    [Fact]
    public async Task Recovery_EverythingPending_IsHandedOverForTheRestOfItsLife()
    {
        DistributedUserTokenStore store = Store();
        _cache.Failure = new TimeoutException();
        await store.WriteAsync("a", [1], TimeSpan.FromMinutes(40), Stop);
        await store.WriteAsync("b", [2], lifetime: null, Stop);
        await store.WriteAsync("short", [3], TimeSpan.FromMinutes(5), Stop);
        _cache.Failure = null;
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await store.ReadAsync("c", Stop));
        await store.HandOver.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Equal(["a", "b"], _cache.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(TimeSpan.FromMinutes(30), _cache.Lifetimes["a"]);
        Assert.Equal(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(10), _cache.Lifetimes["b"]);
        Assert.Equal([1], (await Store().ReadAsync("a", Stop))!);
    }

    [Fact]
    public async Task ReadAsync_UnreadableEntryMeanwhile_IsOverwritten()
    {
        DistributedUserTokenStore store = Store();
        await WriteInOutageAsync(store);
        _cache.Entries[Key] = [1, 2, 3];
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([2], (await store.ReadAsync(Key, Stop))!);
        Assert.Equal([2], (await Store().ReadAsync(Key, Stop))!);
    }

    [Fact]
    public async Task StopAsync_DuringAnOutage_SaysSoRefusesAndIsHandedOver()
    {
        (DistributedUserTokenStore store, DistributedUserTokenStore other) = await BothKnowAsync();
        _cache.Failure = new TimeoutException();
        for (int tries = 0; tries < 2; tries++)
        {
            int calls = _cache.Calls;
            TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => store.StopAsync(Key, Stop).AsTask());
            Assert.Equal(SecureTeamsErrorCode.TokenStoreUnavailable, refusal.Code);
            Assert.True(refusal.IsTransient);

            // The pause of an outage does not keep a stop from being tried.
            Assert.Equal(calls + 1, _cache.Calls);
        }

        await store.WriteAsync(Key, [3], lifetime: null, Stop);
        Assert.Null(await store.ReadAsync(Key, Stop));
        _cache.Failure = null;
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await store.ReadAsync("another", Stop));
        await store.HandOver.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Null(await other.ReadAsync(Key, Stop));
        Assert.DoesNotContain(Key, _cache.Entries.Keys);
        await store.StopAsync(Key, Stop);
    }

    [Fact]
    public async Task WriteAsync_StoppedByAnotherInstanceMeanwhile_UndoesItself()
    {
        (DistributedUserTokenStore store, DistributedUserTokenStore other) = await BothKnowAsync();
        await other.StopAsync(Key, Stop);
        await store.WriteAsync(Key, [3], lifetime: null, Stop);
        Assert.DoesNotContain(Key, _cache.Entries.Keys);
        _cache.Failure = new TimeoutException();
        Assert.Null(await store.ReadAsync(Key, Stop));
    }

    [Fact]
    public async Task WriteAsync_NobodyWaitsForItAnyMoreAndStopped_IsCancelledAndUndoesItself()
    {
        DistributedUserTokenStore store = Store();
        _cache.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task write = store.WriteAsync(Key, [1], lifetime: null, caller.Token).AsTask();
        await _cache.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        CancellationToken seen = _cache.Token;
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.True(seen.IsCancellationRequested);
        TaskCompletionSource gate = _cache.Gate;
        _cache.Gate = null;
        await store.StopAsync(Key, Stop);
        Task removed = _cache.RemovedAgain(Key);
        gate.SetResult();
        await removed.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.DoesNotContain(Key, _cache.Entries.Keys);
    }

    [Fact]
    public async Task GetAsync_TooLate_IsCancelledAndItsFailureSeen()
    {
        var clock = new TimerProbe();
        var remote = new RemoteCache(_cache, new DistributedTokenLimits(), clock, _logger);
        _cache.Hangs = true;
        Task<RemoteAnswer> call = remote.GetAsync("key", Stop).AsTask();
        await clock.Started(TimeSpan.FromSeconds(1)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await _cache.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = _cache.Token.Register(cancelled.SetResult);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await call).IsAnswered);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }

    private async Task<(DistributedUserTokenStore Store, DistributedUserTokenStore Other)> BothKnowAsync()
    {
        DistributedUserTokenStore store = Store();
        DistributedUserTokenStore other = Store();
        await store.WriteAsync(Key, [1], lifetime: null, Stop);
        Assert.Equal([1], (await store.ReadAsync(Key, Stop))!);
        Assert.Equal([1], (await other.ReadAsync(Key, Stop))!);
        return (store, other);
    }

    private async Task WriteInOutageAsync(DistributedUserTokenStore store)
    {
        _cache.Failure = new TimeoutException();
        await store.WriteAsync(Key, [2], lifetime: null, Stop);
        Assert.Equal([2], (await store.ReadAsync(Key, Stop))!);
        _cache.Failure = null;
    }

    private DistributedUserTokenStore Store() => new(
        new RemoteCache(_cache, new DistributedTokenLimits(), _clock, _logger),
        new EntryProtection(_keys),
        new BoundedEntries(new(), _clock),
        TimeSpan.FromDays(1),
        _clock,
        _logger);
}
