using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>One writer for each meeting, without an expectation, who reads now and then: every reading and the end are exactly what was written.</summary>
internal sealed class SoleWriters(StormBench bench, int meetings, int updates) : StormActor(bench)
{
    private const int ReadsEach = 4;

    private readonly (string Id, string Link, PossibleValue<int> Value)[] _meetings = [.. Enumerable.Range(0, meetings).Select(_ => Add(bench))];

    internal override Task RunAsync() => StormBench.ForEachAsync(meetings, workers: 6, async number =>
    {
        (string id, string link, PossibleValue<int> value) = _meetings[number];
        TeamsMeetingsClient client = Bench.Client(number);
        for (int version = 1; version <= updates; version++)
        {
            var change = new MeetingChange { Subject = $"sole {version}", AllowAttendeeMicrophone = IsOdd(version) };
            (MeetingUpdate? answer, SecureTeamsException? failure) = await Bench.CallAsync(() => client.UpdateAsync(Bench.Organizer, id, change, Stop));
            value.Ended(version, failure);
            if (answer is not null)
            {
                Assert.Equal(change.Subject, answer.Meeting.Subject);
            }

            if (version % ReadsEach == 0)
            {
                (OnlineMeeting? read, _) = await Bench.CallAsync(async () => IsOdd(version / ReadsEach)
                    ? await client.GetAsync(Bench.Organizer, id, Stop)
                    : (await client.FindByJoinUrlAsync(Bench.Organizer, JoinUrl.Parse(link), Stop))!);
                if (read is not null)
                {
                    AssertIs(value, read.Subject!, read.AllowAttendeeMicrophone!.Value);
                }
            }
        }
    });

    internal override void Verify(StormState state)
    {
        foreach ((string id, _, PossibleValue<int> value) in _meetings)
        {
            JsonObject meeting = state.Demand(id, "a meeting with one writer");
            AssertIs(value, SubjectOf(meeting), meeting["allowAttendeeToEnableMic"]!.GetValue<bool>());
        }
    }

    private static (string Id, string Link, PossibleValue<int> Value) Add(StormBench bench)
    {
        EmulatedMeeting meeting = bench.AddMeeting("sole 1");
        return (meeting.Id, meeting.Members["joinWebUrl"]!.GetValue<string>(), new PossibleValue<int>(1));
    }

    private static void AssertIs(PossibleValue<int> value, string subject, bool microphone)
    {
        int version = int.Parse(subject["sole ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        value.AssertIs(version, "the meeting of one writer");
        Assert.Equal(IsOdd(version), microphone);
    }

    private static bool IsOdd(int number) => number % 2 == 1;
}
