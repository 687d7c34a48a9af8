using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// The shared cache, which may not answer: each call is bounded in time, a failure is no exception but an answer, and after one
/// the cache is left alone for a while. One warning tells of an outage, and one line of its end.
/// </summary>
internal sealed class RemoteCache(IDistributedCache cache, DistributedTokenLimits limits, TimeProvider clock, ILogger logger)
{
    /// <summary>When the cache may be tried again; 0 while it answers.</summary>
    private long _retryAt;

    internal async ValueTask<(bool IsAnswered, byte[]? Content)> GetAsync(string key, CancellationToken cancellationToken)
    {
        byte[]? content = null;
        bool isAnswered = await TryAsync(async stop => content = await cache.GetAsync(key, stop).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (isAnswered)
        {
            Count(content is null ? "miss" : "hit");
        }

        return (isAnswered, isAnswered ? content : null);
    }

    internal async ValueTask<bool> SetAsync(string key, byte[] content, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        bool isAnswered = await TryAsync(stop => cache.SetAsync(key, content, options, stop), cancellationToken).ConfigureAwait(false);
        return isAnswered && Count("written");
    }

    internal async ValueTask<bool> RemoveAsync(string key, CancellationToken cancellationToken)
    {
        bool isAnswered = await TryAsync(stop => cache.RemoveAsync(key, stop), cancellationToken).ConfigureAwait(false);
        return isAnswered && Count("removed");
    }

    private static bool Count(string outcome)
    {
        SecureTeamsDiagnostics.TokenStoreOperations.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return true;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Each kind of cache throws its own, and none may fail a request.")]
    private async ValueTask<bool> TryAsync(Func<CancellationToken, Task> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!MayTry())
        {
            Count("skipped");
            return false;
        }

        try
        {
            // Some caches connect before their first await, and some do not listen to the token.
            await Task.Run(() => operation(cancellationToken), cancellationToken).WaitAsync(limits.Timeout, clock, cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _retryAt, 0) != 0)
            {
                Log.TokenStoreAnswers(logger);
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
    }

    /// <summary>After a pause one call may try; the others go on without until it has an answer.</summary>
    private bool MayTry()
    {
        long due = Volatile.Read(ref _retryAt);
        long now = due == 0 ? 0 : clock.GetUtcNow().Ticks;
        return due == 0 || (now >= due && Interlocked.CompareExchange(ref _retryAt, now + limits.OutagePause.Ticks, due) == due);
    }
}
