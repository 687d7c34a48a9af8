using Microsoft.Extensions.Options;
using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Updating;

namespace GuardMeeting;

/// <summary>Looks at a meeting again and again, and takes it back up to the organisation's floor while it runs.</summary>
internal sealed class MeetingGuard(TeamsMeetingsClient meetings, MeetingFloor floor, IOptions<GuardOptions> options, LocalMeeting? local = null)
{
    private const int Attempts = 3;

    private string? _meetingId;
    private bool _isMissing;

    /// <returns>Whether the meeting was at the floor when the watch ended.</returns>
    internal async Task<bool> WatchAsync(CancellationToken stop)
    {
        GuardOptions watch = options.Value;
        bool isAtFloor = false;
        try
        {
            using var timer = new PeriodicTimer(watch.Every);
            for (int round = 1; ; round++)
            {
                Console.WriteLine();
                Console.WriteLine($"Look {round}:");
                isAtFloor = await LookAsync(stop);
                if (_isMissing)
                {
                    await Console.Error.WriteLineAsync("The organizer has no meeting with this join link.");
                    return false;
                }

                if (round == watch.Rounds)
                {
                    return isAtFloor;
                }

                await timer.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("The watch was ended.");
            return isAtFloor;
        }
    }

    /// <summary>
    /// One look; what may pass, another writer who was always faster, or a service that did not do as it was told, does not end the
    /// watch: the meeting would stay open then.
    /// </summary>
    private async Task<bool> LookAsync(CancellationToken stop)
    {
        try
        {
            _meetingId ??= await FindAsync(stop);
            return _meetingId is { } meetingId && await HoldAsync(meetingId, stop);
        }
        catch (SecureTeamsException failure) when (failure.IsTransient || failure is MeetingConflictException or MeetingPolicyNotAppliedException)
        {
            Console.WriteLine($"  This look failed, the next one follows: {failure.Message}");
            return false;
        }
    }

    private async Task<string?> FindAsync(CancellationToken stop)
    {
        if (await meetings.FindByJoinUrlAsync(options.Value.Organizer, JoinUrl.Parse(options.Value.JoinUrl), stop) is { } found)
        {
            GuardReport.Show(found);
            return found.Id;
        }

        _isMissing = true;
        return null;
    }

    private async Task<bool> HoldAsync(string meetingId, CancellationToken stop)
    {
        OnlineMeeting seen = await meetings.GetAsync(options.Value.Organizer, meetingId, stop);
        for (int attempt = 1; floor.ChangeFor(seen) is { } change; attempt++)
        {
            GuardReport.ShowBelow(seen);
            local?.MeanwhileSomebodyElse();
            try
            {
                MeetingUpdate update = await meetings.UpdateAsync(options.Value.Organizer, meetingId, change, expect: seen, stop);
                GuardReport.Show(update);
                local?.SomebodyComes(update.Meeting);
                return update.Meeting.BelowFloor.Count == 0;
            }
            catch (MeetingConflictException conflict) when (attempt < Attempts)
            {
                // What somebody else has set meanwhile may be strict enough: it is judged anew, not overwritten.
                Console.WriteLine($"  Somebody changed {conflict.Members} meanwhile; nothing was written. Looking at what it is now.");
                seen = conflict.Current;
            }
        }

        Console.WriteLine(seen.BelowFloor.Count == 0 ? "  At the floor." : $"  Below the floor in what cannot be changed any more: {string.Join("; ", seen.BelowFloor)}");
        return seen.BelowFloor.Count == 0;
    }
}
