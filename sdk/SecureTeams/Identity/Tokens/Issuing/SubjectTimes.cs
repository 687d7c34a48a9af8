namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>
/// Until when something holds for a subject. Bounded like the token cache: by number, and by time, since a subject may hold its
/// user's own token. Beyond the bound those that end soonest are dropped.
/// </summary>
internal sealed class SubjectTimes : IDisposable
{
    private readonly Dictionary<TokenSubject, long> _times = [];
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly int _most;

    internal SubjectTimes(TokenCacheLimits limits, TimeProvider clock)
    {
        _most = limits.MaxTokens;
        _clock = clock;
        _timer = clock.CreateTimer(static state => ((SubjectTimes)state!).DropEnded(), this, limits.IdleTime, limits.IdleTime / 2);
    }

    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _times.Count;
            }
        }
    }

    /// <summary>Tells how long it still holds; zero when it does not.</summary>
    internal TimeSpan Left(in TokenSubject subject)
    {
        lock (_gate)
        {
            long left = _times.TryGetValue(subject, out long until) ? until - _clock.GetUtcNow().Ticks : 0;
            return left > 0 ? TimeSpan.FromTicks(left) : TimeSpan.Zero;
        }
    }

    /// <summary>Lets it hold for so long from now; of several times the longest counts.</summary>
    internal void Hold(in TokenSubject subject, TimeSpan time)
    {
        lock (_gate)
        {
            long until = (_clock.GetUtcNow() + time).Ticks;
            if (_times.TryGetValue(subject, out long known))
            {
                _times[subject] = Math.Max(known, until);
                return;
            }

            if (_times.Count >= _most)
            {
                MakeRoom();
            }

            _times.Add(subject, until);
        }
    }

    /// <summary>Ends it; true when it held.</summary>
    internal bool End(in TokenSubject subject)
    {
        lock (_gate)
        {
            return _times.Remove(subject, out long until) && until > _clock.GetUtcNow().Ticks;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _times.Clear();
        }
    }

    private void DropEnded()
    {
        lock (_gate)
        {
            long now = _clock.GetUtcNow().Ticks;
            foreach ((TokenSubject subject, long until) in _times)
            {
                if (until <= now)
                {
                    _times.Remove(subject);
                }
            }
        }
    }

    /// <summary>Drops an eighth at a time, so that the cost of finding those is shared by many additions.</summary>
    private void MakeRoom()
    {
        TokenSubject[] subjects = [.. _times.Keys];
        long[] ends = [.. _times.Values];
        Array.Sort(ends, subjects);
        foreach (TokenSubject subject in subjects.AsSpan(0, _most / 8))
        {
            _times.Remove(subject);
        }
    }
}
