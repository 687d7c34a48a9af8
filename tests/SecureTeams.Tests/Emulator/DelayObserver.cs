using Microsoft.Extensions.Time.Testing;

namespace SecureTeams.Tests.Emulator;

/// <summary>A clock that tells when somebody starts to wait for the <see cref="Observed"/> time.</summary>
internal sealed class DelayObserver() : FakeTimeProvider(System.GetUtcNow())
{
    public static readonly TimeSpan Observed = TimeSpan.FromMinutes(11);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Observed)
        {
            _started.TrySetResult();
        }

        return timer;
    }
}
