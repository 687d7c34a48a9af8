using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class RateWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task WaitAsync_BeyondTheLimit_WaitsUntilTheOldestLeavesTheWindow()
    {
        var clock = new TimerProbe();
        using var window = new RateWindow(2, Window, clock);
        Assert.False(await window.WaitAsync(Stop));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(await window.WaitAsync(Stop));
        Task<bool> third = window.WaitAsync(Stop).AsTask();
        Task<bool> fourth = window.WaitAsync(Stop).AsTask();
        await clock.Started(TimeSpan.FromSeconds(6));
        clock.Advance(TimeSpan.FromSeconds(5.999));
        Assert.False(third.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.True(await third);
        Assert.False(fourth.IsCompleted);
        await clock.Started(TimeSpan.FromSeconds(4));
        clock.Advance(TimeSpan.FromSeconds(4));
        await fourth;
    }

    [Fact(Timeout = 120_000)]
    public async Task WaitAsync_Cancelled_LeavesItsPlaceToTheNext()
    {
        var clock = new TimerProbe();
        using var window = new RateWindow(1, Window, clock);
        await window.WaitAsync(Stop);
        using var cancelled = new CancellationTokenSource();
        Task<bool> first = window.WaitAsync(cancelled.Token).AsTask();
        Task<bool> second = window.WaitAsync(Stop).AsTask();
        await clock.Started(Window);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        // The next begins its own wait at some moment after that.
        while (!second.IsCompleted)
        {
            Stop.ThrowIfCancellationRequested();
            clock.Advance(Window);
            await Task.Yield();
        }

        await second;
    }

    [Fact(Timeout = 120_000)]
    public async Task WaitAsync_AnyPattern_KeepsTheLimitInEveryWindow()
    {
        var clock = new ReleaseClock();
        using var window = new RateWindow(5, Window, clock);
        var released = new List<TimeSpan>();
        long start = clock.GetTimestamp();
        Task[] all = [.. Enumerable.Range(0, 40).Select(_ => SendAsync())];
        while (!Array.TrueForAll(all, task => task.IsCompleted))
        {
            clock.Advance(TimeSpan.FromSeconds(0.7));
            await Task.Yield();
        }

        await Task.WhenAll(all);
        released.Sort();
        Assert.Equal(40, released.Count);
        for (int i = 5; i < released.Count; i++)
        {
            Assert.True(released[i] - released[i - 5] >= Window, $"six within {released[i] - released[i - 5]}");
        }

        async Task SendAsync()
        {
            Func<long> lastReading = clock.Follow();
            await window.WaitAsync(Stop);
            lock (released)
            {
                released.Add(clock.GetElapsedTime(start, lastReading()));
            }
        }
    }

    /// <summary>
    /// A clock that is told the time, and remembers for each caller what it told last: when somebody was let through, however much later
    /// the caller came to go on.
    /// </summary>
    private sealed class ReleaseClock : FakeTimeProvider
    {
        private readonly AsyncLocal<StrongBox<long>?> _last = new();

        public override long GetTimestamp()
        {
            long now = base.GetTimestamp();
            if (_last.Value is { } last)
            {
                last.Value = now;
            }

            return now;
        }

        /// <summary>Begins to remember for the caller; what is returned gives the last reading.</summary>
        internal Func<long> Follow()
        {
            var last = new StrongBox<long>();
            _last.Value = last;
            return () => last.Value;
        }
    }
}
