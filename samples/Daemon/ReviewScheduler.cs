using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams;
using SecureTeams.Meetings;

namespace Daemon;

/// <summary>Sees to it that the weekly review exists with its strict policy. Repeating a round changes nothing.</summary>
internal sealed partial class ReviewScheduler(TeamsMeetingsClient meetings, IOptions<ReviewOptions> options, IHostApplicationLifetime lifetime, ILogger<ReviewScheduler> logger, LocalTeams? local = null) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Every);
        for (int round = 1; ; round++)
        {
            await ScheduleAsync(stoppingToken);
            if (round == options.Value.Rounds)
            {
                lifetime.StopApplication();
                return;
            }

            if (local is not null)
            {
                await local.DisturbAsync(stoppingToken);
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset start = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddDays(1).AddHours(9);
        var draft = new MeetingDraft { Subject = "Weekly review", Schedule = new MeetingSchedule(start, start.AddHours(1)), Policy = MeetingPolicy.Strict };
        try
        {
            CreateOrGetResult result = await meetings.CreateOrGetAsync(options.Value.Organizer, "weekly-review", draft, cancellationToken);
            Console.WriteLine(result.WasCreated ? "The review was scheduled." : "The review is there, with its policy.");
        }
        catch (SecureTeamsException failure)
        {
            // The next round tries again; the message holds no secret and no personal data.
            LogFailure(failure.Code, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The review was not scheduled ({Code}): {Reason}")]
    private partial void LogFailure(SecureTeamsErrorCode code, string reason);
}
