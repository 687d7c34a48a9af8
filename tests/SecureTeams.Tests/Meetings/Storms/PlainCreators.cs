using System.Collections.Concurrent;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Meetings without a key, each asked for once: an acknowledged one is there once, a refused one is not, one of unknown outcome is not there twice.</summary>
internal sealed class PlainCreators(StormBench bench, int count) : StormActor(bench)
{
    private readonly ConcurrentDictionary<int, (OnlineMeeting? Answer, SecureTeamsException? Failure)> _ends = new();

    internal override Task RunAsync() => StormBench.ForEachAsync(count, workers: 4, async number =>
        _ends[number] = await Bench.CallAsync(() => Bench.Client(number).CreateAsync(Bench.Organizer, EmulatedTeams.Draft() with { Subject = Subject(number) }, Stop)));

    internal override void Verify(StormState state)
    {
        for (int number = 0; number < count; number++)
        {
            (OnlineMeeting? answer, SecureTeamsException? failure) = _ends[number];
            IReadOnlyList<string> there = state.TakeBySubject(Subject(number));
            if (answer is not null)
            {
                Assert.Equal([answer.Id], there);
            }
            else
            {
                Assert.True(there.Count <= (failure!.OutcomeIsUnknown ? 1 : 0), $"{Subject(number)} is there {there.Count} times after {failure.Code}, {failure.Attempts} attempts");
            }
        }
    }

    private static string Subject(int number) => $"plain {number}";
}
