namespace SecureTeams.Graph.Permissions;

/// <summary>
/// A call that a client of this package makes, with the least permission it works with. Source: the "Permissions" table of the
/// operation's page in the Microsoft Graph v1.0 reference.
/// </summary>
public sealed class TeamsOperation
{
    private TeamsOperation(string name, GraphPermission? delegated, GraphPermission application)
    {
        Name = name;
        Delegated = delegated;
        Application = application;
    }

    /// <summary>Gets the creation of a meeting.</summary>
    public static TeamsOperation CreateMeeting { get; } = Writing("Meetings.Create");

    /// <summary>Gets the creation of a meeting with an external id, or its finding. The policy is applied by <see cref="UpdateMeeting"/>, with the same permission.</summary>
    public static TeamsOperation CreateOrGetMeeting { get; } = Writing("Meetings.CreateOrGet");

    /// <summary>Gets the reading of a meeting.</summary>
    public static TeamsOperation GetMeeting { get; } = Reading("Meetings.Get");

    /// <summary>Gets the finding of a meeting by its join link.</summary>
    public static TeamsOperation FindMeetingByJoinUrl { get; } = Reading("Meetings.FindByJoinUrl");

    /// <summary>Gets the finding of a meeting by the id that people type in.</summary>
    public static TeamsOperation FindMeetingByMeetingId { get; } = Reading("Meetings.FindByMeetingId");

    /// <summary>Gets the finding of a meeting by the id with which video systems join. The application access policy is not asked.</summary>
    public static TeamsOperation FindMeetingByVideoTeleconferenceId { get; } = new("Meetings.FindByVideoTeleconferenceId", null, GraphPermission.OnlineMeetingsReadAll);

    /// <summary>Gets the change of a meeting.</summary>
    public static TeamsOperation UpdateMeeting { get; } = Writing("Meetings.Update");

    /// <summary>Gets the deletion of a meeting.</summary>
    public static TeamsOperation DeleteMeeting { get; } = Writing("Meetings.Delete");

    /// <summary>Gets the listing of the attendance reports of a meeting.</summary>
    public static TeamsOperation ListAttendanceReports { get; } = new("Artifacts.ListAttendanceReports", GraphPermission.OnlineMeetingArtifactReadAll, GraphPermission.OnlineMeetingArtifactReadAll);

    /// <summary>Gets the reading of an attendance report.</summary>
    public static TeamsOperation GetAttendanceReport { get; } = new("Artifacts.GetAttendanceReport", GraphPermission.OnlineMeetingArtifactReadAll, GraphPermission.OnlineMeetingArtifactReadAll);

    /// <summary>Gets the listing of the people in an attendance report.</summary>
    public static TeamsOperation ListAttendanceRecords { get; } = new("Artifacts.ListAttendanceRecords", GraphPermission.OnlineMeetingArtifactReadAll, GraphPermission.OnlineMeetingArtifactReadAll);

    /// <summary>Gets the listing of the transcripts of a meeting.</summary>
    public static TeamsOperation ListTranscripts { get; } = new("Artifacts.ListTranscripts", GraphPermission.OnlineMeetingTranscriptReadAll, GraphPermission.OnlineMeetingTranscriptReadAll);

    /// <summary>Gets the reading of the text of a transcript.</summary>
    public static TeamsOperation OpenTranscript { get; } = new("Artifacts.OpenTranscript", GraphPermission.OnlineMeetingTranscriptReadAll, GraphPermission.OnlineMeetingTranscriptReadAll);

    /// <summary>Gets the listing of the recordings of a meeting.</summary>
    public static TeamsOperation ListRecordings { get; } = new("Artifacts.ListRecordings", GraphPermission.OnlineMeetingRecordingReadAll, GraphPermission.OnlineMeetingRecordingReadAll);

    /// <summary>Gets the reading of the content of a recording.</summary>
    public static TeamsOperation OpenRecording { get; } = new("Artifacts.OpenRecording", GraphPermission.OnlineMeetingRecordingReadAll, GraphPermission.OnlineMeetingRecordingReadAll);

    /// <summary>Gets the reading of a webinar.</summary>
    public static TeamsOperation GetWebinar { get; } = Event("Events.GetWebinar");

    /// <summary>Gets the listing of webinars by their organizer.</summary>
    public static TeamsOperation ListWebinars { get; } = Event("Events.ListWebinars");

    /// <summary>Gets the listing of the sessions of a webinar.</summary>
    public static TeamsOperation ListWebinarSessions { get; } = Event("Events.ListWebinarSessions");

    /// <summary>Gets the reading of a town hall.</summary>
    public static TeamsOperation GetTownHall { get; } = Event("Events.GetTownHall");

    /// <summary>Gets the listing of town halls by their organizer.</summary>
    public static TeamsOperation ListTownHalls { get; } = Event("Events.ListTownHalls");

    /// <summary>Gets the listing of the sessions of a town hall.</summary>
    public static TeamsOperation ListTownHallSessions { get; } = Event("Events.ListTownHallSessions");

    /// <summary>Gets the sending of several operations at once: it needs no permission of its own, and each of them does.</summary>
    internal static TeamsOperation SendBatch { get; } = Reading("Batch.Send");

    /// <summary>Gets all operations, in the order of the client's methods.</summary>
    public static IReadOnlyList<TeamsOperation> All { get; } =
    [
        CreateMeeting, CreateOrGetMeeting, GetMeeting, FindMeetingByJoinUrl, FindMeetingByMeetingId, FindMeetingByVideoTeleconferenceId, UpdateMeeting, DeleteMeeting,
        ListAttendanceReports, GetAttendanceReport, ListAttendanceRecords, ListTranscripts, OpenTranscript, ListRecordings, OpenRecording,
        GetWebinar, ListWebinars, ListWebinarSessions, GetTownHall, ListTownHalls, ListTownHallSessions,
    ];

    /// <summary>Gets the name under which the operation appears in activities, metrics and logs, such as <c>Meetings.Create</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the least permission with a user's token; null when the operation works with the application's own token only.</summary>
    public GraphPermission? Delegated { get; }

    /// <summary>Gets the least permission with the application's own token. An application access policy must cover the organizer besides.</summary>
    public GraphPermission Application { get; }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static TeamsOperation Reading(string name) => new(name, GraphPermission.OnlineMeetingsRead, GraphPermission.OnlineMeetingsReadAll);

    private static TeamsOperation Writing(string name) => new(name, GraphPermission.OnlineMeetingsReadWrite, GraphPermission.OnlineMeetingsReadWriteAll);

    private static TeamsOperation Event(string name) => new(name, GraphPermission.VirtualEventRead, GraphPermission.VirtualEventReadAll);
}
