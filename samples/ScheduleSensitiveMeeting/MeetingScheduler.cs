using Microsoft.Extensions.Options;
using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Updating;

namespace ScheduleSensitiveMeeting;

/// <summary>Schedules the meeting with the policy of Microsoft's tier "sensitive", and where the organisation wants more, with that.</summary>
internal sealed class MeetingScheduler(TeamsMeetingsClient meetings, MeetingFloor floor, IOptions<MeetingOptions> options)
{
    internal async Task<bool> ScheduleAsync(CancellationToken cancellationToken)
    {
        MeetingDraft draft = Draft(options.Value);
        CreateOrGetResult result;
        try
        {
            result = await CreateOrGetAsync(draft, cancellationToken);
        }
        catch (MeetingBelowFloorException refusal)
        {
            Console.WriteLine("The draft is below the organisation's floor, and nothing was sent:");
            foreach (PolicyFinding finding in refusal.Findings)
            {
                Console.WriteLine($"  {finding}");
            }

            // Nobody tightens a draft silently. Here somebody asks for it.
            draft = floor.Tighten(draft);
            Console.WriteLine("So it is tightened to the floor, and sent.");
            result = await CreateOrGetAsync(draft, cancellationToken);
        }

        return MeetingReport.Show(result, draft);
    }

    private Task<CreateOrGetResult> CreateOrGetAsync(MeetingDraft draft, CancellationToken cancellationToken) =>
        meetings.CreateAsync(options.Value.Organizer, draft, ExternalMeetingKey.For(options.Value.Key), cancellationToken);

    private static MeetingDraft Draft(MeetingOptions wanted)
    {
        var start = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(7).AddHours(9), TimeSpan.Zero);
        return new MeetingDraft
        {
            Subject = wanted.Subject,
            Schedule = new MeetingSchedule(start, start.AddHours(1)),
            Policy = MeetingPolicy.Sensitive,
            Attendees =
            [
                new MeetingAttendee { UserPrincipalName = wanted.Speaker, Role = MeetingRole.Presenter },
                .. wanted.Audience.Select(name => new MeetingAttendee { UserPrincipalName = name }),
            ],
        };
    }
}
