using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Readers of meetings that nobody changes: by id, by join link, by the id that people type; and of one that is not there.</summary>
internal sealed class Readers(StormBench bench, int count) : StormActor(bench)
{
    private const string NoLink = "https://teams.microsoft.com/meet/1";

    private readonly (string Id, string Link, string Digits)[] _meetings = [.. Enumerable.Range(0, 12).Select(number => Add(bench, number))];

    internal override Task RunAsync() => StormBench.ForEachAsync(count, workers: 4, async number =>
    {
        (string id, string link, string digits) = _meetings[number % _meetings.Length];
        TeamsMeetingsClient client = Bench.Client(number);
        if (number % 10 == 9)
        {
            // A search that finds nothing must not come from a fault, nor a fault look like one.
            SecureTeamsException? failure = await Bench.CallAsync(async () => Assert.Null(await client.FindByJoinUrlAsync(Bench.Organizer, JoinUrl.Parse(NoLink), Stop)));
            Assert.False(failure?.OutcomeIsUnknown ?? false);
            return;
        }

        (OnlineMeeting? read, SecureTeamsException? refusal) = await Bench.CallAsync(async () => (number % 3) switch
        {
            0 => await client.GetAsync(Bench.Organizer, id, Stop),
            1 => (await client.FindByJoinUrlAsync(Bench.Organizer, JoinUrl.Parse(link), Stop))!,
            _ => (await client.FindByMeetingIdAsync(Bench.Organizer, digits, Stop))!,
        });
        Assert.False(refusal?.OutcomeIsUnknown ?? false);
        Assert.True(refusal is not null || (read!.Id == id && read.Subject == Subject(number % _meetings.Length)));
    });

    internal override void Verify(StormState state)
    {
        for (int number = 0; number < _meetings.Length; number++)
        {
            Assert.Equal(Subject(number), SubjectOf(state.Demand(_meetings[number].Id, Subject(number))));
        }
    }

    private static (string Id, string Link, string Digits) Add(StormBench bench, int number)
    {
        EmulatedMeeting meeting = bench.AddMeeting(Subject(number));
        JsonObject members = meeting.Members;
        return (meeting.Id, members["joinWebUrl"]!.GetValue<string>(), members["joinMeetingIdSettings"]!["joinMeetingId"]!.GetValue<string>());
    }

    private static string Subject(int number) => $"read {number}";
}
