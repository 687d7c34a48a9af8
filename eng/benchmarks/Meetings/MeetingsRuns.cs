using SecureTeams.Benchmarks.Meetings.Contenders;

namespace SecureTeams.Benchmarks.Meetings;

/// <summary>One operation of one client, and what it cost in each round.</summary>
internal sealed class MeetingsRuns(MeetingsContender contender, Func<MeetingsContender, Task> operation)
{
    private readonly List<MeetingsCost> _costs = [];

    public string Name => contender.Name;

    public IReadOnlyList<MeetingsCost> Costs => _costs;

    public async Task WarmAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await operation(contender);
        }
    }

    public async Task RunAsync(int times)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            await operation(contender);
        }

        var time = TimeProvider.System.GetElapsedTime(started);
        var used = Environment.CpuUsage.TotalTime - cpu;
        var made = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        _costs.Add(new MeetingsCost(time.TotalMicroseconds / times, used.TotalMicroseconds / times, made / (double)times));
    }
}
