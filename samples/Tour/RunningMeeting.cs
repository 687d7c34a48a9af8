using SecureTeams;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;

namespace Tour;

/// <summary>Loosens and tightens an option of the meeting, and reads it back each time.</summary>
internal static class RunningMeeting
{
    internal static async Task RunAsync(TourGuide guide, TeamsEmulator emulator, SecureTeamsClient teams, OnlineMeeting meeting, CancellationToken cancellationToken)
    {
        guide.Chapter("Changing an option while the meeting runs");
        foreach (PresenterScope presenters in new[] { PresenterScope.Organization, PresenterScope.Organizer })
        {
            await teams.Meetings.UpdateAsync(emulator.Organizer.Id, meeting.Id, new MeetingChange { Presenters = presenters }, cancellationToken);
            OnlineMeeting now = await teams.Meetings.GetAsync(emulator.Organizer.Id, meeting.Id, cancellationToken);
            guide.Facts(("Presents now", $"{now.Presenters}"), ("Lobby still", $"{now.LobbyBypass}"));
            guide.Check($"presenters are {presenters}, and nothing else changed", now.Presenters == presenters && now.LobbyBypass == meeting.LobbyBypass);
        }
    }
}
