using System.Globalization;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>
/// Several writers count on in the subject of one meeting, each from what it has read, with an expectation: no acknowledged count is lost.
/// </summary>
/// <remarks>
/// They read at any time, but write in turn: that closes the window between reading and writing, which the service leaves open, so that
/// what is left is the promise. Lost answers, stale expectations and repetitions happen all the same.
/// </remarks>
internal sealed class GuardedWriters(StormBench bench, int meetings, int rounds) : StormActor(bench)
{
    private const int Writers = 4;

    private readonly Counter[] _counters = [.. Enumerable.Range(0, meetings).Select(_ => new Counter(bench.AddMeeting("count 0 start").Id))];

    internal override Task RunAsync() => StormBench.ForEachAsync(meetings * Writers, meetings * Writers, async number =>
    {
        Counter counter = _counters[number % meetings];
        for (int round = 0; round < rounds; round++)
        {
            (OnlineMeeting? read, _) = await Bench.CallAsync(() => Bench.Client(number).GetAsync(Bench.Organizer, counter.Id, Stop));
            if (read is not null)
            {
                await counter.Turn.WaitAsync(Stop);
                try
                {
                    await CountOnAsync(counter, read, number, round);
                }
                finally
                {
                    counter.Turn.Release();
                }
            }
        }
    });

    internal override void Verify(StormState state)
    {
        foreach (Counter counter in _counters)
        {
            string end = SubjectOf(state.Demand(counter.Id, "a meeting with several writers"));
            int count = Count(end);
            Assert.True(counter.IsKnown(end), $"nobody wrote {end}");
            Assert.Equal(Enumerable.Range(1, count), Enumerable.Range(1, count).Where(counter.IsAccountedFor));
            Assert.True(counter.LastAcknowledged <= count, $"{counter.LastAcknowledged} was acknowledged, {end} is there");
            Assert.True(count > rounds / 2, $"only {count} writes came through");
            counter.Dispose();
        }
    }

    private async Task CountOnAsync(Counter counter, OnlineMeeting read, int writer, int round)
    {
        int next = Count(read.Subject!) + 1;
        var change = new MeetingChange { Subject = string.Create(CultureInfo.InvariantCulture, $"count {next} of {writer} in {round}") };
        (MeetingUpdate? answer, SecureTeamsException? failure) = await Bench.CallAsync(() => Bench.Client(writer).UpdateAsync(Bench.Organizer, counter.Id, change, expect: read, Stop));
        if (failure is MeetingConflictException conflict)
        {
            Assert.False(conflict.OutcomeIsUnknown, "a conflict in one's own turn is seen before anything is written");
            Assert.NotEqual(read.Subject, conflict.Current.Subject);
        }
        else if (failure is null)
        {
            Assert.Equal(change.Subject, answer!.Meeting.Subject);
            counter.Acknowledge(next, change.Subject!);
        }
        else if (failure.OutcomeIsUnknown)
        {
            counter.Doubt(next, change.Subject!);
        }
    }

    private static int Count(string subject) => int.Parse(subject.Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The books of one meeting; only who has the turn writes in them.</summary>
    private sealed class Counter(string id) : IDisposable
    {
        private readonly Dictionary<int, string> _acknowledged = [];
        private readonly HashSet<string> _doubtful = ["count 0 start"];
        private readonly HashSet<int> _doubtfulCounts = [];

        internal string Id => id;

        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal int LastAcknowledged => _acknowledged.Keys.DefaultIfEmpty().Max();

        internal void Acknowledge(int count, string subject) =>
            Assert.True(_acknowledged.TryAdd(count, subject), $"{subject} and {_acknowledged.GetValueOrDefault(count)} were both acknowledged: one is lost");

        internal void Doubt(int count, string subject)
        {
            _doubtful.Add(subject);
            _doubtfulCounts.Add(count);
        }

        internal bool IsAccountedFor(int count) => _acknowledged.ContainsKey(count) || _doubtfulCounts.Contains(count);

        internal bool IsKnown(string subject) => _doubtful.Contains(subject) || _acknowledged.ContainsValue(subject);

        public void Dispose() => Turn.Dispose();
    }
}
