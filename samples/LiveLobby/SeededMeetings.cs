using System.Text.Json.Nodes;
using SecureTeams.Emulator;
using SecureTeams.Meetings;

namespace LiveLobby;

/// <summary>The meetings that are there at the start.</summary>
internal static class SeededMeetings
{
    internal static async Task CreateAsync(TeamsEmulator emulator, IServiceProvider services, CancellationToken cancellationToken)
    {
        TeamsMeetingsClient meetings = services.GetRequiredService<TeamsMeetingsClient>();
        DateTimeOffset start = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1);
        (string Subject, MeetingPolicy Policy)[] drafts =
        [
            ("Weekly team meeting", MeetingPolicy.Baseline),
            ("Salary round", MeetingPolicy.Sensitive),
            ("Merger talks", MeetingPolicy.HighlySensitive),
        ];
        foreach ((string subject, MeetingPolicy policy) in drafts)
        {
            await meetings.CreateAsync(emulator.Organizer.Id, new MeetingDraft { Subject = subject, Schedule = new MeetingSchedule(start, start.AddHours(1)), Policy = policy }, cancellationToken);
        }

        // The SDK refuses a meeting below the floor. One that was made in the calendar never asked it, and is found out when it is read.
        emulator.Meetings.AddFromCalendar(members: new JsonObject
        {
            ["subject"] = "Open house",
            ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "everyone", ["isDialInBypassEnabled"] = true },
            ["allowedPresenters"] = "everyone",
            ["allowedLobbyAdmitters"] = "organizerAndCoOrganizersAndPresenters",
        });
    }
}
