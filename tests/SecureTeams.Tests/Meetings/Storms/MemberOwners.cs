using System.Text.Json.Nodes;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Several writers of one meeting at any time, with expectations, each of a member of its own: nobody conflicts, nobody's value is lost.</summary>
internal sealed class MemberOwners(StormBench bench, int meetings, int rounds) : StormActor(bench)
{
    private static readonly (string Member, Func<bool, MeetingChange> Change)[] Owners =
    [
        ("allowAttendeeToEnableMic", value => new MeetingChange { AllowAttendeeMicrophone = value }),
        ("allowAttendeeToEnableCamera", value => new MeetingChange { AllowAttendeeCamera = value }),
        ("allowRecording", value => new MeetingChange { AllowRecording = value }),
        ("allowWhiteboard", value => new MeetingChange { AllowWhiteboard = value }),
    ];

    private readonly string[] _meetings = [.. Enumerable.Range(0, meetings).Select(_ => bench.AddMeeting("owned").Id)];
    private readonly PossibleValue<bool>[] _values = [.. Enumerable.Range(0, meetings * Owners.Length).Select(_ => new PossibleValue<bool>(true))];

    internal override Task RunAsync() => StormBench.ForEachAsync(_values.Length, workers: 8, async number =>
    {
        string id = _meetings[number / Owners.Length];
        TeamsMeetingsClient client = Bench.Client(number);
        OnlineMeeting? known = null;
        for (int round = 0; round < rounds; round++)
        {
            if (known is null)
            {
                (known, _) = await Bench.CallAsync(() => client.GetAsync(Bench.Organizer, id, Stop));
                continue;
            }

            bool value = round % 3 == 0;
            OnlineMeeting expected = known;
            (MeetingUpdate? answer, SecureTeamsException? failure) = await Bench.CallAsync(() => client.UpdateAsync(Bench.Organizer, id, Owners[number % Owners.Length].Change(value), expected, Stop));
            Assert.False(failure is MeetingConflictException, "nobody else writes this member");
            _values[number].Ended(value, failure);
            known = failure is null ? answer!.Meeting : null;
        }
    });

    internal override void Verify(StormState state)
    {
        for (int meeting = 0; meeting < _meetings.Length; meeting++)
        {
            JsonObject members = state.Demand(_meetings[meeting], "a meeting of several owners");
            for (int owner = 0; owner < Owners.Length; owner++)
            {
                _values[(meeting * Owners.Length) + owner].AssertIs(members[Owners[owner].Member]!.GetValue<bool>(), Owners[owner].Member);
            }
        }
    }
}
