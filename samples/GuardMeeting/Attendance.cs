using Microsoft.Extensions.Options;
using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;

namespace GuardMeeting;

/// <summary>Says who was there, once a run of the meeting has ended: by kind and role, never by name.</summary>
internal sealed class Attendance(TeamsMeetingsClient meetings, IOptions<GuardOptions> options)
{
    internal async Task ShowAsync()
    {
        // The watch may have been ended with Ctrl+C: this has a deadline of its own.
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Guid organizer = options.Value.Organizer;
        try
        {
            if (await meetings.FindByJoinUrlAsync(organizer, JoinUrl.Parse(options.Value.JoinUrl), stop.Token) is not { } meeting)
            {
                return;
            }

            AttendanceReportList list = await meetings.Artifacts.ListAttendanceReportsAsync(organizer, meeting.Id, stop.Token);
            Console.WriteLine();
            Console.WriteLine($"Runs of the meeting that have ended: {list.Reports.Count}{(list.MayBeTruncated ? ", and perhaps older ones" : string.Empty)}");
            if (list.Reports.MaxBy(report => report.End) is not { } latest)
            {
                return;
            }

            await foreach (AttendanceRecord record in meetings.Artifacts.ListAttendanceRecordsAsync(organizer, meeting.Id, latest.Id, stop.Token))
            {
                string whose = record.Identity?.TenantId == meeting.JoinUrl?.ReadContext().Tenant ? "of the organizer's tenant" : "from outside";
                Console.WriteLine($"  {record.Role}: {record.Identity?.Kind}, {whose}");
            }
        }
        catch (SecureTeamsException failure)
        {
            Console.WriteLine($"Who was there cannot be read ({failure.Code}): {failure.Message}");
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Who was there could not be read in time.");
        }
    }
}
