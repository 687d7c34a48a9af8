using System.Security.Cryptography;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

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
    /// <param name="content">A copy, which is the caller's; null when the entry says that there is to be nothing.</param>
    /// <param name="isPending">Whether another store does not know it yet.</param>
    internal bool TryGet(string key, out byte[]? content, out bool isPending)
    {
        lock (_gate)
        {
            DropIdle();
            bool isFound = _entries.TryGetValue(key, out LinkedListNode<Entry>? node);
            content = node?.Value.Content?.ToArray();
            isPending = node?.Value.IsPending ?? false;
            if (node is not null)
            {
                Use(node);
            }

            return isFound;
        }
    }

    /// <summary>Keeps a copy.</summary>
    internal void Set(string key, byte[]? content, bool isPending)
    {
        lock (_gate)
        {
            Drop(key);
            DropIdle();
            while (_entries.Count >= _limits.MaxTokens)
            {
                Drop(_byUse.Last!.Value.Key);
            }

            var entry = new Entry(key, content?.ToArray(), isPending) { LastUsed = _clock.GetUtcNow().Ticks };
            _entries.Add(key, _byUse.AddFirst(entry));
        }
    }

    internal void Remove(string key)
    {
        lock (_gate)
        {
            Drop(key);
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
            CryptographicOperations.ZeroMemory(node.Value.Content);
        }
    }

    private sealed class Entry(string key, byte[]? content, bool isPending)
    {
        internal string Key => key;

        internal byte[]? Content => content;

        internal bool IsPending => isPending;

        internal long LastUsed { get; set; }
    }
}
