using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace SecureTeams.Tests.Transport;

/// <summary>A clock that is told the time, and tells when somebody starts to wait for a given duration.</summary>
internal sealed class TimerProbe() : FakeTimeProvider(System.GetUtcNow())
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _started = new();

    internal Task Started(TimeSpan due) => Of(due).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Of(TimeSpan due) => _started.GetOrAdd(due, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
