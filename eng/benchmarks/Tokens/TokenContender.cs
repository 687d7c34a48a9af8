using SecureTeams.Benchmarks.Transport;

namespace SecureTeams.Benchmarks.Tokens;

/// <summary>One way to get a token.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="get">Gets it for the caller of the given number.</param>
internal sealed class TokenContender(string name, Func<int, ValueTask> get)
{
    private readonly List<Cost> _costs = [];

    public string Name { get; } = name;

    public IReadOnlyList<Cost> Costs => _costs;

    public static async Task MeasureAsync(IReadOnlyList<TokenContender> contenders, int rounds, int calls)
    {
        foreach (var contender in contenders)
        {
            await contender.RunAsync(calls);
            contender._costs.Clear();
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                await contenders[(i + round) % contenders.Count].RunAsync(calls);
            }
        }
    }

    private async Task RunAsync(int calls)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            await get(i);
        }

        var time = TimeProvider.System.GetElapsedTime(started);
        var made = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        _costs.Add(new Cost(time.TotalMicroseconds / calls, made / (double)calls));
    }
}
