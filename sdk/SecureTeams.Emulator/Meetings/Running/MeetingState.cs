using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>What happens in and after a meeting. Callers hold <see cref="Gate"/> while they use it.</summary>
internal sealed class MeetingState
{
    public Lock Gate { get; } = new();

    /// <summary>The members at the start of the current run; null while none is on.</summary>
    public JsonObject? AtStart { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public List<RosterEntry> Roster { get; } = [];

    /// <summary>Who has been in this run and has left.</summary>
    public List<Attendance> Gone { get; } = [];

    /// <summary>Newest last.</summary>
    public List<AttendanceReport> Reports { get; } = [];

    public List<MeetingArtifact> Transcripts { get; } = [];

    public List<MeetingArtifact> Recordings { get; } = [];

    public IReadOnlyList<T> Snapshot<T>(Func<MeetingState, IReadOnlyList<T>> part)
    {
        lock (Gate)
        {
            return [.. part(this)];
        }
    }
}
