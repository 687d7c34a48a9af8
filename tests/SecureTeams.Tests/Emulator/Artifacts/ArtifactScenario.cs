using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Tests.Emulator.Artifacts;

/// <summary>An emulator whose application may read everything that meetings leave behind.</summary>
public abstract class ArtifactScenario : EmulatorScenario
{
    protected const int PageSize = 7;

    protected static DateTimeOffset Nine { get; } = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    protected override TeamsEmulatorOptions Options => WithAllRoles(new TeamsEmulatorOptions { PageSize = PageSize });

    internal static TeamsEmulatorOptions WithAllRoles(TeamsEmulatorOptions options)
    {
        foreach (var role in (string[])["OnlineMeetingArtifact.Read.All", "OnlineMeetingRecording.Read.All", "OnlineMeetingTranscript.Read.All", "VirtualEvent.Read.All"])
        {
            options.Roles.Add(role);
        }

        return options;
    }

    internal static IEnumerable<Attendance> Attendances(int count) => Enumerable.Range(0, count).Select(number =>
        new Attendance(new EmulatedParticipant(Guid.NewGuid(), $"Person {number}", ParticipantKind.Member), RosterRole.Attendee, Nine, Nine.AddMinutes(number)));

    internal string Path(EmulatedMeeting meeting) => $"{Client.Meetings}/{Uri.EscapeDataString(meeting.Id)}";
}
