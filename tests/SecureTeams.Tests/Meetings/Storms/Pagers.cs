using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Meetings.Artifacts;

namespace SecureTeams.Tests.Meetings.Storms;

/// <summary>Readers of a long attendance list whose pages fail: each record once and in order, or a start of them and an exception.</summary>
internal sealed class Pagers : StormActor
{
    private const int People = 220;
    private const int PageSize = 50;

    private readonly int _count;
    private readonly string _meeting;
    private readonly string _report;
    private readonly string[] _people;
    private int _whole;

    internal Pagers(StormBench bench, int count)
        : base(bench)
    {
        _count = count;
        EmulatedMeeting meeting = bench.AddMeeting("attended");
        _meeting = meeting.Id;
        var start = new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
        Attendance[] attendances = [.. Enumerable.Range(0, People).Select(number => new Attendance(new EmulatedParticipant(Guid.NewGuid(), $"P{number}", ParticipantKind.Member), SecureTeams.Emulator.Meetings.Running.RosterRole.Attendee, start, start.AddMinutes(1)))];
        _people = [.. attendances.Select(attendance => attendance.Participant.Id.ToString("D"))];
        _report = meeting.AddAttendanceReport(attendances);
    }

    internal override Task RunAsync() => StormBench.ForEachAsync(_count, workers: 2, async number =>
    {
        var seen = new List<string>();
        SecureTeamsException? failure = await Bench.CallAsync(async () =>
        {
            await foreach (AttendanceRecord record in Bench.Client(number).Artifacts.ListAttendanceRecordsAsync(Bench.Organizer, _meeting, _report, Stop))
            {
                seen.Add(record.Identity!.Id!);
            }
        });
        Assert.Equal(_people.Take(seen.Count), seen);
        Assert.Equal(failure is null, seen.Count == People);
        Assert.True(failure is null || (seen.Count % PageSize == 0 && !failure.OutcomeIsUnknown));
        Interlocked.Add(ref _whole, failure is null ? 1 : 0);
    });

    internal override void Verify(StormState state)
    {
        state.Demand(_meeting, "the meeting that was attended");
        Assert.True(_whole > _count / 2, $"only {_whole} lists were whole");
    }
}
