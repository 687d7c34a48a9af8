using System.Diagnostics;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>
/// Keeps lists for a bounded time in bounded memory, fetches each once for all who wait for it, remembers failures for a
/// short while, and never goes back to an older list.
/// </summary>
internal sealed class ListCache(RevocationSettings settings, ListFetcher fetcher, TimeProvider clock) : IDisposable
{
    /// <summary>How long a distribution point that failed is not asked again, so that a dead one does not delay every connection.</summary>
    internal static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(30);

    private const int MaxEntries = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<ListKey, KeptList> _entries = [];
    private readonly CancellationTokenSource _disposal = new();
    private long _bytes;
    private long _uses;
    private bool _disposed;

    /// <summary>Gets how many bytes the lists that are kept take.</summary>
    internal long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Finds what is known already and may be used now.</summary>
    internal bool TryGet(in ListKey key, DateTimeOffset now, out ListOutcome outcome)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(RevocationChecker));
            if (_entries.TryGetValue(key, out KeptList? kept))
            {
                return TryUse(kept, now, out outcome);
            }
        }

        outcome = default;
        return false;
    }

    /// <summary>Fetches a list, or waits with others for the fetch that is under way.</summary>
    /// <exception cref="ObjectDisposedException">The checker is disposed meanwhile.</exception>
    internal async ValueTask<ListOutcome> FetchAsync(ListKey key, DistributionPoint point, ListIssuer issuer, CancellationToken cancellationToken)
    {
        Task<ListOutcome?> flight;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(RevocationChecker));
            if (!_entries.TryGetValue(key, out KeptList? kept))
            {
                _entries[key] = kept = new KeptList();
            }

            // Between the caller's look and this one somebody else's fetch may have ended.
            if (kept.Flight is null && TryUse(kept, clock.GetUtcNow(), out ListOutcome outcome))
            {
                return outcome;
            }

            kept.LastUse = ++_uses;
            flight = kept.Flight ??= Task.Run(() => FlyAsync(key, kept, point, issuer), CancellationToken.None);
        }

        return await flight.WaitAsync(cancellationToken).ConfigureAwait(false) ?? throw new ObjectDisposedException(nameof(RevocationChecker));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _entries.Clear();
            _bytes = 0;
        }

        _disposal.Cancel();
        _disposal.Dispose();
        fetcher.Dispose();
    }

    private bool TryUse(KeptList kept, DateTimeOffset now, out ListOutcome outcome)
    {
        if (kept.List is { } list && IsWithin(kept.FetchedAt, settings.MaxAge, now) && list.JudgeTime(now) == RevocationFailure.None)
        {
            kept.LastUse = ++_uses;
            outcome = new ListOutcome(list, RevocationFailure.None, kept.FetchedAt);
            return true;
        }

        outcome = new ListOutcome(null, kept.Failure, kept.FailedAt);
        return kept.Failure != RevocationFailure.None && IsWithin(kept.FailedAt, FailureLifetime, now);
    }

    /// <summary>A time in the future is that of a clock that was set back; nothing is known about its distance.</summary>
    private static bool IsWithin(DateTimeOffset since, TimeSpan lifetime, DateTimeOffset now) => since <= now && now - since < lifetime;

    private async Task<ListOutcome?> FlyAsync(ListKey key, KeptList kept, DistributionPoint point, ListIssuer issuer)
    {
        bool landed = false;
        try
        {
            FetchedBytes fetched = await fetcher.FetchAsync(point, _disposal.Token).ConfigureAwait(false);
            RevocationList? list = null;
            RevocationFailure failure = fetched.Encoded is { } encoded ? RevocationList.TryRead(encoded, issuer, out list) : fetched.Failure;
            DateTimeOffset now = clock.GetUtcNow();
            failure = list?.JudgeTime(now) ?? failure;
            lock (_gate)
            {
                landed = true;
                return Land(key, kept, failure == RevocationFailure.None ? list : null, failure, now);
            }
        }
        catch (Exception exception) when (_disposed && exception is OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
        finally
        {
            if (!landed)
            {
                lock (_gate)
                {
                    kept.Flight = null;
                }
            }
        }
    }

    private ListOutcome? Land(in ListKey key, KeptList kept, RevocationList? list, RevocationFailure failure, DateTimeOffset now)
    {
        kept.Flight = null;
        if (_disposed)
        {
            return null;
        }

        if (list is not null && kept.List is { } known && list.IsOlderThan(known))
        {
            failure = RevocationFailure.OlderThanKnown;
        }

        if (list is null || failure != RevocationFailure.None)
        {
            kept.Failure = failure;
            kept.FailedAt = now;
            Evict(except: kept);
            return new ListOutcome(null, failure, now);
        }

        kept.Failure = RevocationFailure.None;
        _bytes -= kept.List?.Bytes ?? 0;
        kept.List = null;
        if (list.Bytes <= settings.MaxCacheBytes)
        {
            Debug.Assert(_entries.ContainsKey(key), "An entry with a fetch under way is not evicted.");
            kept.List = list;
            kept.FetchedAt = now;
            _bytes += list.Bytes;
        }

        Evict(except: kept);
        return new ListOutcome(list, RevocationFailure.None, now);
    }

    private void Evict(KeptList except)
    {
        while (_bytes > settings.MaxCacheBytes || _entries.Count > MaxEntries)
        {
            ListKey? oldest = null;
            long lastUse = long.MaxValue;
            foreach ((ListKey key, KeptList kept) in _entries)
            {
                if (kept != except && kept.Flight is null && kept.LastUse < lastUse)
                {
                    oldest = key;
                    lastUse = kept.LastUse;
                }
            }

            if (oldest is not { } evicted || !_entries.Remove(evicted, out KeptList? gone))
            {
                return;
            }

            _bytes -= gone.List?.Bytes ?? 0;
        }
    }
}
