using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Identity.Tokens;

/// <summary>
/// The tokens of one client in memory, bounded by number and by time without use. MSAL's own cache for applications has no bound
/// and is switched off. Reading takes no lock; writing does, so that the bound holds at every moment.
/// </summary>
internal sealed class TokenCache : IDisposable
{
    private readonly ConcurrentDictionary<TokenSubject, TokenEntry> _entries = new();
    private readonly Lock _writing = new();
    private readonly TokenCacheLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private int _count;
    private bool _isClosed;

    internal TokenCache(TokenCacheLimits limits, TimeProvider clock)
    {
        _limits = limits;
        _clock = clock;
        _timer = clock.CreateTimer(static state => ((TokenCache)state!).DropIdle(), this, limits.IdleTime, limits.IdleTime / 2);
    }

    internal int Count => Volatile.Read(ref _count);

    internal bool TryGet(in TokenSubject subject, [NotNullWhen(true)] out TokenEntry? entry) => _entries.TryGetValue(subject, out entry);

    internal void Set(in TokenSubject subject, TokenEntry entry)
    {
        lock (_writing)
        {
            if (_isClosed)
            {
                return;
            }

            if (_entries.TryGetValue(subject, out TokenEntry? old))
            {
                _entries.TryUpdate(subject, entry, old);
                return;
            }

            if (_count >= _limits.MaxTokens)
            {
                DropLongestUnused();
            }

            _entries.TryAdd(subject, entry);
            _count++;
            SecureTeamsDiagnostics.TokensCached.Add(1);
        }
    }

    /// <summary>Puts a renewed token in the place of the one that it renews; not in that of another that came meanwhile, nor where it was dropped.</summary>
    internal void Replace(in TokenSubject subject, TokenEntry old, TokenEntry entry)
    {
        lock (_writing)
        {
            _entries.TryUpdate(subject, entry, old);
        }
    }

    /// <summary>Drops a token that the resource refused; false when another has taken its place already.</summary>
    internal bool Forget(in TokenSubject subject, AccessToken token)
    {
        if (!_entries.TryGetValue(subject, out TokenEntry? entry))
        {
            return true;
        }

        if (!entry.Token.Equals(token))
        {
            return false;
        }

        Remove(subject, entry, "refused");
        return true;
    }

    internal void Drop(in TokenSubject subject)
    {
        if (_entries.TryGetValue(subject, out TokenEntry? entry))
        {
            Remove(subject, entry, "closed");
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            _isClosed = true;
        }

        foreach ((TokenSubject subject, TokenEntry entry) in _entries)
        {
            Remove(subject, entry, "closed");
        }
    }

    private void Remove(in TokenSubject subject, TokenEntry entry, string reason)
    {
        lock (_writing)
        {
            if (_entries.TryRemove(KeyValuePair.Create(subject, entry)))
            {
                _count--;
                SecureTeamsDiagnostics.TokensCached.Add(-1);
                SecureTeamsDiagnostics.TokensDropped.Add(1, new KeyValuePair<string, object?>("reason", reason));
            }
        }
    }

    private void DropIdle()
    {
        long now = _clock.GetUtcNow().Ticks;
        foreach ((TokenSubject subject, TokenEntry entry) in _entries)
        {
            if (now - entry.LastUsed > _limits.IdleTime.Ticks)
            {
                Remove(subject, entry, "idle");
            }
            else if (!entry.IsUsable(now))
            {
                Remove(subject, entry, "expired");
            }
        }
    }

    /// <summary>Drops an eighth at a time, so that the cost of finding the oldest is shared by many additions.</summary>
    private void DropLongestUnused()
    {
        KeyValuePair<TokenSubject, TokenEntry>[] entries = _entries.ToArray();
        long[] used = new long[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            used[i] = entries[i].Value.LastUsed;
        }

        Array.Sort(used, entries);
        for (int i = 0; i < _limits.MaxTokens / 8; i++)
        {
            Remove(entries[i].Key, entries[i].Value, "full");
        }
    }
}
