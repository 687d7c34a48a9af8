using System.Text;
using System.Text.Json.Nodes;
using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>A meeting as Teams itself sees it: its members, its run, its lobby, and what is left of it afterwards. Safe for concurrent use.</summary>
/// <remarks>Who gets in directly is the caller's decision: the emulator keeps the books and no rules of admission.</remarks>
public sealed class EmulatedMeeting
{
    private readonly MeetingService _meetings;
    private readonly TeamsEmulatorOptions _options;

    internal EmulatedMeeting(MeetingService meetings, TeamsEmulatorOptions options, EmulatedUser organizer, string id)
    {
        _meetings = meetings;
        _options = options;
        Organizer = organizer;
        Id = id;
        Run = new MeetingRun(this, options);
    }

    /// <summary>The id, as Graph has it.</summary>
    public string Id { get; }

    /// <summary>The organizer.</summary>
    public EmulatedUser Organizer { get; }

    /// <summary>The run: roster and lobby.</summary>
    public MeetingRun Run { get; }

    /// <summary>The members as they are stored: a copy, with every enum value in full.</summary>
    /// <exception cref="InvalidOperationException">The meeting was deleted.</exception>
    public JsonObject Members => AsTest(() => _meetings.Get(Organizer, Id));

    /// <summary>
    /// The members that are in force: while the meeting runs, those that Graph documents not to apply to a running
    /// meeting are as they were at its start.
    /// </summary>
    /// <exception cref="InvalidOperationException">The meeting was deleted.</exception>
    public JsonObject MembersInForce
    {
        get
        {
            var members = Members;
            lock (State.Gate)
            {
                if (State.AtStart is not { } atStart)
                {
                    return members;
                }

                foreach (var rule in MeetingSchema.Meeting.Where(rule => rule.WritableIn is not WriteOperation.None && !rule.AppliesWhileRunning))
                {
                    members[rule.Name] = atStart[rule.Name]?.DeepClone();
                }

                return members;
            }
        }
    }

    internal MeetingState State => _meetings.StateOf(Id);

    /// <summary>Changes the meeting as a PATCH of its organizer does.</summary>
    /// <param name="change">The members to change, in Graph's form.</param>
    /// <returns>The members afterwards.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">Graph would refuse the change, or the meeting was deleted.</exception>
    public JsonObject Change(JsonObject change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return AsTest(() => _meetings.Update(Organizer, Id, change.DeepClone().AsObject(), weakening: null));
    }

    /// <summary>Gives the meeting a conference id for room systems of other makers.</summary>
    /// <param name="videoTeleconferenceId">The id.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    /// <exception cref="InvalidOperationException">The meeting was deleted.</exception>
    public void AssignVideoTeleconferenceId(string videoTeleconferenceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(videoTeleconferenceId);
        AsTest(() =>
        {
            _meetings.Supply(Organizer, Id, new JsonObject
            {
                ["videoTeleconferenceId"] = videoTeleconferenceId,
                ["cloudVideoInteropInfo"] = new JsonObject
                {
                    ["tenantKey"] = "teams@rooms.contoso.example",
                    ["videoTeleconferenceId"] = videoTeleconferenceId,
                    ["moreInfoWebUrl"] = "https://rooms.contoso.example/join",
                },
            });
            return true;
        });
    }

    /// <summary>Adds the report of a run that a test does not want to play.</summary>
    /// <param name="attendances">Who was there; may be empty.</param>
    /// <returns>The report's id. Graph lists the newest fifty.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="attendances"/> is <see langword="null"/>.</exception>
    public string AddAttendanceReport(IEnumerable<Attendance> attendances)
    {
        ArgumentNullException.ThrowIfNull(attendances);
        List<Attendance> all = [.. attendances];
        var now = _options.TimeProvider.GetUtcNow();
        var started = all.Select(attendance => attendance.Joined).DefaultIfEmpty(now).Min();
        return AddReport(all, started, all.Select(attendance => attendance.Left).DefaultIfEmpty(now).Max());
    }

    /// <summary>Adds a transcript.</summary>
    /// <param name="webVtt">The content, in WebVTT.</param>
    /// <returns>The transcript's id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="webVtt"/> is <see langword="null"/>.</exception>
    public string AddTranscript(string webVtt)
    {
        ArgumentNullException.ThrowIfNull(webVtt);
        return Add(state => state.Transcripts, MeetingArtifact.Transcript(Organizer, _options.TenantId, Id, _options.TimeProvider.GetUtcNow(), Encoding.UTF8.GetBytes(webVtt)));
    }

    /// <summary>Adds a recording. Its content is generated while it is sent: the byte at offset n is n modulo 251.</summary>
    /// <param name="length">The length of the content in bytes.</param>
    /// <returns>The recording's id.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public string AddRecording(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Add(state => state.Recordings, MeetingArtifact.Recording(Organizer, _options.TenantId, Id, _options.TimeProvider.GetUtcNow(), length));
    }

    internal string AddReport(IReadOnlyList<Attendance> attendances, DateTimeOffset started, DateTimeOffset ended)
    {
        var report = AttendanceReport.Create(attendances, started, ended, _options.TenantId);
        lock (State.Gate)
        {
            State.Reports.Add(report);
        }

        return report.Id;
    }

    private string Add(Func<MeetingState, List<MeetingArtifact>> list, MeetingArtifact artifact)
    {
        lock (State.Gate)
        {
            list(State).Add(artifact);
        }

        return artifact.Id;
    }

    private static T AsTest<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Graph.GraphFailure failure)
        {
            throw new InvalidOperationException(failure.Message, failure);
        }
    }
}
