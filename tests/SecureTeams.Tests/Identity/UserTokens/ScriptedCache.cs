using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A shared cache that the test reads, changes, and lets fail.</summary>
internal sealed class ScriptedCache : IDistributedCache
{
    private readonly TaskCompletionSource _removed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _awaited;
    private int _calls;

    internal ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    internal ConcurrentDictionary<string, TimeSpan?> Lifetimes { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets what each call throws; null for none.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Gets or sets a value indicating whether calls never end, whatever token they are given.</summary>
    internal bool Hangs { get; set; }

    /// <summary>Gets or sets what writes wait for, whatever token they are given; null for nothing.</summary>
    internal TaskCompletionSource? Gate { get; set; }

    /// <summary>Gets the token of the last write or read.</summary>
    internal CancellationToken Token { get; private set; }

    /// <summary>Gets what ends when the first call has come in.</summary>
    internal TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal int Calls => Volatile.Read(ref _calls);

    internal byte[] Only
    {
        get => Assert.Single(Entries).Value;
        set => Entries[Assert.Single(Entries).Key] = value;
    }

    /// <summary>Waits until an entry that comes is removed.</summary>
    internal Task RemovedAgain(string key)
    {
        _awaited = key;
        return _removed.Task;
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        Token = token;
        await AnswerAsync();
        return Entries.TryGetValue(key, out byte[]? content) ? content : null;
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Token = token;
        await AnswerAsync();
        await (Gate?.Task ?? Task.CompletedTask);
        Entries[key] = value;
        Lifetimes[key] = options.AbsoluteExpirationRelativeToNow;
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await AnswerAsync();
        if (Entries.TryRemove(key, out _) && key == _awaited)
        {
            _removed.TrySetResult();
        }
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    private Task AnswerAsync()
    {
        Interlocked.Increment(ref _calls);
        Asked.TrySetResult();
        return Hangs ? new TaskCompletionSource().Task : Failure is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }
}
