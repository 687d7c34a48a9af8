using System.Security.Cryptography;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>What is kept under a key.</summary>
/// <param name="Content">The content; null when there is to be nothing.</param>
internal readonly record struct KeptEntry(byte[]? Content)
{
    /// <summary>Gets whether another store does not know it yet.</summary>
    internal bool IsPending { get; init; }

    /// <summary>Gets whether nothing may ever be kept under the key again.</summary>
    internal bool IsStop { get; init; }

    /// <summary>Gets the hash of what the other store was last seen to hold; null for nothing.</summary>
    internal byte[]? Known { get; init; }

    /// <summary>Gets when it ends; null for not by itself.</summary>
    internal DateTimeOffset? EndsAt { get; init; }
}

/// <summary>Entries in memory, bounded by number and by time without use. What is dropped is overwritten.</summary>
internal sealed class BoundedEntries
{
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    /// <summary>The latest used first.</summary>
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Lock _gate = new();
    private readonly TokenCacheLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    internal BoundedEntries(TokenCacheLimits limits, TimeProvider clock)
    {
        _limits = limits;
        _clock = clock;

        // The timer must not keep alive what nobody else holds any more.
        _timer = clock.CreateTimer(DropIdleOf, new WeakReference<BoundedEntries>(this), limits.IdleTime, limits.IdleTime / 2);
    }

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Finds an entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kept">The entry with a copy of the content, which is the caller's.</param>
    internal bool TryGet(string key, out KeptEntry kept)
    {
        lock (_gate)
        {
            DropIdle();
            kept = default;
            if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                return false;
            }

            if (node.Value.Kept.EndsAt <= _clock.GetUtcNow())
            {
                Drop(key);
                return false;
            }

            Use(node);
            kept = node.Value.Kept with { Content = node.Value.Kept.Content?.ToArray() };
            return true;
        }
    }

    /// <summary>Keeps a copy.</summary>
    internal void Set(string key, in KeptEntry kept)
    {
        lock (_gate)
        {
            Drop(key);
            DropIdle();
            while (_entries.Count >= _limits.MaxTokens)
            {
                Drop(_byUse.Last!.Value.Key);
            }

            var entry = new Entry(key, kept with { Content = kept.Content?.ToArray() }) { LastUsed = _clock.GetUtcNow().Ticks };
            _entries.Add(key, _byUse.AddFirst(entry));
        }
    }

    /// <summary>Keeps a copy of what the other store holds, null for nothing, unless that is still to be told something.</summary>
    internal void Learn(string key, KeptEntry? seen)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node) && node.Value.Kept.IsPending)
            {
                return;
            }

            if (seen is { } kept)
            {
                Set(key, kept);
            }
            else
            {
                Drop(key);
            }
        }
    }

    internal void Remove(string key)
    {
        lock (_gate)
        {
            Drop(key);
        }
    }

    /// <summary>Returns the keys of what another store is still to be told.</summary>
    internal string[] PendingKeys()
    {
        lock (_gate)
        {
            return [.. _byUse.Where(entry => entry.Kept.IsPending).Select(entry => entry.Key)];
        }
    }

    private static void DropIdleOf(object? state)
    {
        if (((WeakReference<BoundedEntries>)state!).TryGetTarget(out BoundedEntries? entries))
        {
            lock (entries._gate)
            {
                entries.DropIdle();
            }
        }
    }

    private void Use(LinkedListNode<Entry> node)
    {
        node.Value.LastUsed = _clock.GetUtcNow().Ticks;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
    }

    private void DropIdle()
    {
        long oldest = _clock.GetUtcNow().Ticks - _limits.IdleTime.Ticks;
        while (_byUse.Last is { } last && last.Value.LastUsed < oldest)
        {
            Drop(last.Value.Key);
        }
    }

    private void Drop(string key)
    {
        if (_entries.Remove(key, out LinkedListNode<Entry>? node))
        {
            _byUse.Remove(node);
            CryptographicOperations.ZeroMemory(node.Value.Kept.Content);
        }
    }

    private sealed class Entry(string key, KeptEntry kept)
    {
        internal string Key => key;

        internal KeptEntry Kept => kept;

        internal long LastUsed { get; set; }
    }
}
