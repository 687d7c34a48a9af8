using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.UserTokens;

/// <summary>What the shared cache said of an entry.</summary>
internal readonly record struct RemoteAnswer(bool IsAnswered, bool IsStopped, byte[]? Content);

/// <summary>
/// The shared cache, which may not answer: each call is bounded in time, a failure is no exception but an answer, and after one
/// the cache is left alone for a while. One warning tells of an outage, and one line of its end.
/// </summary>
internal sealed class RemoteCache(IDistributedCache cache, DistributedTokenLimits limits, TimeProvider clock, ILogger logger)
{
    private static readonly byte[] Stopped = [1];

    /// <summary>Longer than any entry, so that none outlives the word that it is stopped.</summary>
    private static readonly DistributedCacheEntryOptions StoppedFor = new() { AbsoluteExpirationRelativeToNow = DistributedTokenLimits.LongestRetention };

    /// <summary>When the cache may be tried again; 0 while it answers.</summary>
    private long _retryAt;

    /// <summary>Gets or sets what is called when the cache answers again.</summary>
    internal Action? Recovered { get; set; }

    internal TimeSpan OutagePause => limits.OutagePause;

    internal async ValueTask<RemoteAnswer> GetAsync(string key, CancellationToken cancellationToken)
    {
        bool isStopped = false;
        byte[]? content = null;
        bool isAnswered = await TryAsync(
            async stop =>
            {
                isStopped = await IsStoppedAsync(key, stop).ConfigureAwait(false);
                content = isStopped ? null : await cache.GetAsync(key, stop).ConfigureAwait(false);
            },
            mustTry: false,
            cancellationToken).ConfigureAwait(false);
        if (!isAnswered)
        {
            return default;
        }

        Count(content is null ? "miss" : "hit");
        return new RemoteAnswer(IsAnswered: true, isStopped, content);
    }

    internal async ValueTask<RemoteAnswer> SetAsync(string key, byte[] content, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        bool isStopped = false;
        bool isAnswered = await TryAsync(
            async stop =>
            {
                try
                {
                    await cache.SetAsync(key, content, options, stop).ConfigureAwait(false);
                }
                finally
                {
                    // Whoever stops says so before removing. A write that comes later than both, even one that nobody waits for any more, undoes itself.
                    isStopped = await IsStoppedAsync(key, CancellationToken.None).ConfigureAwait(false);
                    if (isStopped)
                    {
                        await cache.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
                    }
                }
            },
            mustTry: false,
            cancellationToken).ConfigureAwait(false);
        return new RemoteAnswer(isAnswered && Count(isStopped ? "removed" : "written"), isAnswered && isStopped, Content: null);
    }

    internal async ValueTask<bool> RemoveAsync(string key, CancellationToken cancellationToken)
    {
        bool isAnswered = await TryAsync(stop => cache.RemoveAsync(key, stop), mustTry: false, cancellationToken).ConfigureAwait(false);
        return isAnswered && Count("removed");
    }

    /// <summary>Removes an entry for good: no instance accepts another one under its key. Tried during an outage too.</summary>
    internal async ValueTask<bool> StopAsync(string key, CancellationToken cancellationToken)
    {
        bool isAnswered = await TryAsync(
            async stop =>
            {
                await cache.SetAsync(StopKey(key), Stopped, StoppedFor, stop).ConfigureAwait(false);
                await cache.RemoveAsync(key, stop).ConfigureAwait(false);
            },
            mustTry: true,
            cancellationToken).ConfigureAwait(false);
        return isAnswered && Count("removed");
    }

    private static string StopKey(string key) => key + ":stopped";

    private static bool Count(string outcome)
    {
        SecureTeamsDiagnostics.TokenStoreOperations.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return true;
    }

    private async Task<bool> IsStoppedAsync(string key, CancellationToken cancellationToken) =>
        UserTokenStore.MayBeStopped(key) && await cache.GetAsync(StopKey(key), cancellationToken).ConfigureAwait(false) is not null;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Each kind of cache throws its own, and none may fail a request.")]
    private async ValueTask<bool> TryAsync(Func<CancellationToken, Task> operation, bool mustTry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!MayTry() && !mustTry)
        {
            Count("skipped");
            return false;
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken stopping = stop.Token;

        // Some caches connect before their first await, and some do not listen to the token.
        Task running = Task.Run(() => operation(stopping), CancellationToken.None);
        try
        {
            await running.WaitAsync(limits.Timeout, clock, cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _retryAt, 0) != 0)
            {
                Log.TokenStoreAnswers(logger);
                Recovered?.Invoke();
            }

            return true;
        }
        catch (Exception failure)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            Count("failed");
            if (Interlocked.Exchange(ref _retryAt, (clock.GetUtcNow() + limits.OutagePause).Ticks) == 0)
            {
                Log.TokenStoreUnreachable(logger, failure.GetType().Name, limits.OutagePause.TotalSeconds);
            }

            return false;
        }
        finally
        {
            _ = EndAsync(running, stop);
        }
    }

    /// <summary>Stops what nobody waits for any more, and looks at how it ends.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whoever asked has been told already.")]
    private static async Task EndAsync(Task running, CancellationTokenSource stop)
    {
        try
        {
            if (!running.IsCompleted)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }

            await running.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It failed, which is as good.
        }
        finally
        {
            stop.Dispose();
        }
    }

    /// <summary>After a pause one call may try; the others go on without until it has an answer.</summary>
    private bool MayTry()
    {
        long due = Volatile.Read(ref _retryAt);
        long now = due == 0 ? 0 : clock.GetUtcNow().Ticks;
        return due == 0 || (now >= due && Interlocked.CompareExchange(ref _retryAt, now + limits.OutagePause.Ticks, due) == due);
    }
}
