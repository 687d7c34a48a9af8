using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>
/// Ten thousand operations of everyday kinds at the same time, a fifth of whose requests meet a fault: throttled, refused, cut before or after
/// they were carried out, cut in the middle of the answer. Afterwards the service's whole state is compared with what was acknowledged.
/// </summary>
/// <remarks>The order in which concurrent requests arrive differs from run to run, so that the seed fixes how often faults strike, not whom.</remarks>
public sealed class MeetingStormTests
{
    [Fact(Timeout = 600_000)]
    public async Task TenThousandOperations_AFifthOfTheRequestsFaulty_LoseNothingAndDoubleNothing()
    {
        await using StormBench bench = await StormBench.StartAsync();
        StormActor[] actors =
        [
            new KeyedCreators(bench, keys: 400),
            new PlainCreators(bench, count: 1500),
            new SoleWriters(bench, meetings: 40, updates: 44),
            new GuardedWriters(bench, meetings: 8, rounds: 20),
            new MemberOwners(bench, meetings: 8, rounds: 25),
            new Deleters(bench, count: 500),
            new BatchSenders(bench, batches: 200),
            new Pagers(bench, count: 100),
            new Readers(bench, count: 1600),
        ];
        FaultStorm storm = bench.Begin();
        await Task.WhenAll(actors.Select(actor => Task.Run(actor.RunAsync)));
        bench.Emulator.Faults.Clear();
        TestContext.Current.TestOutputHelper?.WriteLine(bench.ToString());
        var state = new StormState(bench.Emulator.Meetings.All);
        Array.ForEach(actors, actor => actor.Verify(state));
        Assert.Empty(state.Unasked);
        Assert.True(bench.Calls >= 10_000, $"{bench}");
        int requests = bench.Emulator.Requests.Of(EmulatedService.Graph).Count;
        Assert.InRange(storm.Hits, requests * 0.18, requests * 0.22);
        Assert.True(bench.Failures > 100, $"{bench}");
    }
}
