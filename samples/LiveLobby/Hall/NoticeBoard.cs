using System.Collections.Concurrent;

namespace LiveLobby.Hall;

/// <summary>
/// Keeps what came of the last actions. An address carries a notice's key and never its text: nobody can make a page say something
/// by sending a link.
/// </summary>
internal sealed class NoticeBoard
{
    private const int Kept = 200;

    private readonly ConcurrentDictionary<string, Notice> _notices = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    internal string Pin(Notice notice)
    {
        string key = Guid.NewGuid().ToString("N");
        _notices[key] = notice;
        _order.Enqueue(key);
        if (_order.Count > Kept && _order.TryDequeue(out string? oldest))
        {
            _notices.TryRemove(oldest, out _);
        }

        return key;
    }

    internal Notice? Find(string? key) => key is null ? null : _notices.GetValueOrDefault(key);
}
