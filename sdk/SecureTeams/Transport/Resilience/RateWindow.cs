namespace SecureTeams.Transport.Resilience;

/// <summary>
/// At most so many requests in any window of time: an exact sliding window, since the service counts so, on a clock that can
/// be told (the platform's rate limiters read the machine's own).
/// </summary>
/// <remarks>Thread-safe, first come first served. Who stops waiting leaves nothing behind.</remarks>
internal sealed class RateWindow : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _clock;
    private readonly TimeSpan _window;
    private readonly int _permits;
    private readonly Queue<long> _sent = new();

    internal RateWindow(int permits, TimeSpan window, TimeProvider clock)
    {
        _permits = permits;
        _window = window;
        _clock = clock;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Waits until one more request may be sent, and counts it as sent.</summary>
    /// <returns><see langword="true"/> when there was a wait.</returns>
    internal async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        bool waited = false;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (TimeSpan wait = UntilNext(); wait > TimeSpan.Zero; wait = UntilNext())
            {
                waited = true;
                await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
            }

            _sent.Enqueue(_clock.GetTimestamp());
            return waited;
        }
        finally
        {
            _turn.Release();
        }
    }

    private TimeSpan UntilNext()
    {
        long now = _clock.GetTimestamp();
        while (_sent.TryPeek(out long oldest) && _clock.GetElapsedTime(oldest, now) >= _window)
        {
            _sent.Dequeue();
        }

        // A timer counts milliseconds: rounded down, it would fire before the window has passed, and again.
        return _sent.Count < _permits
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(Math.Ceiling((_window - _clock.GetElapsedTime(_sent.Peek(), now)).TotalMilliseconds));
    }
}
