using SecureTeams.Graph;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Each meeting is deleted by one caller: what is acknowledged is gone, and no deletion takes its own lost answer for a wrong id.</summary>
internal sealed class Deleters(StormBench bench, int count) : StormActor(bench)
{
    private readonly string[] _meetings = [.. Enumerable.Range(0, count).Select(number => bench.AddMeeting($"to delete {number}").Id)];
    private readonly SecureTeamsException?[] _ends = new SecureTeamsException?[count];

    internal override Task RunAsync() => StormBench.ForEachAsync(count, workers: 3, async number =>
        _ends[number] = await Bench.CallAsync(() => Bench.Client(number).DeleteAsync(Bench.Organizer, _meetings[number], Stop)));

    internal override void Verify(StormState state)
    {
        for (int number = 0; number < count; number++)
        {
            bool isThere = state.Take(_meetings[number]) is not null;
            if (_ends[number] is not { OutcomeIsUnknown: true })
            {
                Assert.Equal(_ends[number] is not null, isThere);
            }
        }
    }
}
