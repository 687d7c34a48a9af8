using System.Collections.Concurrent;
using System.Globalization;
using SecureTeams.Graph;
using SecureTeams.Meetings.Batching;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Batches whose operations meet faults of their own: each ends as the single operation would have, and no other way.</summary>
internal sealed class BatchSenders(StormBench bench, int batches) : StormActor(bench)
{
    private const int Writers = 4;

    private readonly string[] _written = [.. Enumerable.Range(0, Writers).Select(_ => bench.AddMeeting("batched 0").Id)];
    private readonly PossibleValue<int>[] _values = [.. Enumerable.Range(0, Writers).Select(_ => new PossibleValue<int>(0))];
    private readonly string[] _deleted = [.. Enumerable.Range(0, batches).Select(number => bench.AddMeeting($"to delete in batch {number}").Id)];
    private readonly ConcurrentDictionary<int, BatchResult> _deletions = new();
    private readonly ConcurrentDictionary<int, BatchResult> _creations = new();

    internal override Task RunAsync() => StormBench.ForEachAsync(Writers, Writers, async writer =>
    {
        for (int number = writer; number < batches; number += Writers)
        {
            await SendAsync(writer, number);
        }
    });

    internal override void Verify(StormState state)
    {
        for (int writer = 0; writer < Writers; writer++)
        {
            _values[writer].AssertIs(Version(SubjectOf(state.Demand(_written[writer], "a meeting that batches change"))), "the meeting that batches change");
        }

        for (int number = 0; number < batches; number++)
        {
            SecureTeamsException? failure = _deletions[number].Error;
            bool isThere = state.Take(_deleted[number]) is not null;
            Assert.True(failure is { OutcomeIsUnknown: true } || isThere == failure is not null, $"the deletion of batch {number} ended with {failure?.Code}, and the meeting is there: {isThere}");
        }

        foreach ((int number, BatchResult result) in _creations)
        {
            IReadOnlyList<string> there = state.TakeBySubject(Created(number));
            if (result.Succeeded)
            {
                Assert.Equal([result.Meeting!.Id], there);
            }
            else
            {
                Assert.True(there.Count <= (result.Error.OutcomeIsUnknown ? 1 : 0), $"{Created(number)} is there {there.Count} times after {result.Error.Code}");
            }
        }
    }

    private async Task SendAsync(int writer, int number)
    {
        bool creates = number % 3 == 0;
        string subject = string.Create(CultureInfo.InvariantCulture, $"batched {number}");
        BatchRequest[] requests =
        [
            BatchRequest.Update(Bench.Organizer, _written[writer], new MeetingChange { Subject = subject }),
            BatchRequest.Delete(Bench.Organizer, _deleted[number]),
            BatchRequest.Get(Bench.Organizer, "unknown"),
            creates ? BatchRequest.Create(Bench.Organizer, EmulatedTeams.Draft() with { Subject = Created(number) }) : BatchRequest.Get(Bench.Organizer, _written[writer]),
        ];
        Bench.CountItems(requests.Length);
        IReadOnlyList<BatchResult> results = await Bench.Client(writer).Batch.SendAsync(requests, Stop);
        Assert.Equal(requests, results.Select(result => result.Request));
        foreach (BatchResult result in results.Where((_, item) => item != 2))
        {
            if (result.Error is { } failure)
            {
                Bench.AssertDocumented(failure);
            }
        }

        _values[writer].Ended(number, results[0].Error);
        _deletions[number] = results[1];
        Assert.True(results[2].Error is { IsTransient: true } or TeamsServiceException { Code: SecureTeamsErrorCode.NotFound, OutcomeIsUnknown: false });
        if (creates)
        {
            _creations[number] = results[3];
        }
        else if (results[3].Succeeded && results[0].Succeeded)
        {
            // They are one request, but have no order.
            Assert.Equal(_written[writer], results[3].Meeting!.Id);
        }
    }

    private static int Version(string subject) => int.Parse(subject["batched ".Length..], CultureInfo.InvariantCulture);

    private static string Created(int number) => $"batch creates {number}";
}
