using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings.Artifacts;

/// <summary>
/// Reads what meetings leave behind: who attended, transcripts and recordings. It is a part of <see cref="TeamsMeetingsClient"/>
/// and acts as the same application or user.
/// </summary>
/// <remarks>
/// All of it is personal data. An application needs an application access policy for the organizer besides the permissions. Lists
/// come page by page while they are enumerated; a failure of a later page ends the enumeration with its exception.
/// </remarks>
public sealed class MeetingArtifactsClient
{
    private const int MostPages = 4096;
    private const string Reports = "attendanceReports";
    private const string Transcripts = "transcripts";
    private const string Recordings = "recordings";

    private readonly TeamsMeetingsClient _client;

    internal MeetingArtifactsClient(TeamsMeetingsClient client) => _client = client;

    /// <summary>Lists the times that a meeting took place. There are none before it has ended.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The reports; <see cref="AttendanceReportList.MayBeTruncated"/> says whether the service may have left older ones out.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty.</exception>
    [RequiresGraphPermission("OnlineMeetingArtifact.Read.All", "OnlineMeetingArtifact.Read.All")]
    public async Task<AttendanceReportList> ListAttendanceReportsAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default)
    {
        var reports = new List<AttendanceReport>();
        GraphRequest call = Call(TeamsOperation.ListAttendanceReports, organizer, _client.Paths.Below(organizer, meetingId, Reports));
        await foreach (AttendanceReport report in EnumerateAsync(call, ArtifactJson.Default.PageWireReportWire, ArtifactReader.Report, cancellationToken).ConfigureAwait(false))
        {
            reports.Add(report);
        }

        return new AttendanceReportList(reports);
    }

    /// <summary>Gets one attendance report, without its records.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="reportId">The id from <see cref="AttendanceReport.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The organizer or an id is empty.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when there is no such report.</exception>
    [RequiresGraphPermission("OnlineMeetingArtifact.Read.All", "OnlineMeetingArtifact.Read.All")]
    public async Task<AttendanceReport> GetAttendanceReportAsync(Guid organizer, string meetingId, string reportId, CancellationToken cancellationToken = default)
    {
        string path = _client.Paths.Below(organizer, meetingId, Reports, reportId ?? throw new ArgumentNullException(nameof(reportId)));
        GraphAnswer<AttendanceReport> answer = await _client.Graph.SendAsync(Call(TeamsOperation.GetAttendanceReport, organizer, path), ArtifactJson.Default.ReportWire, ArtifactReader.Report, cancellationToken).ConfigureAwait(false);
        return answer.Value;
    }

    /// <summary>Lists who was there, page by page.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="reportId">The id from <see cref="AttendanceReport.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The records; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The organizer or an id is empty.</exception>
    [RequiresGraphPermission("OnlineMeetingArtifact.Read.All", "OnlineMeetingArtifact.Read.All")]
    public IAsyncEnumerable<AttendanceRecord> ListAttendanceRecordsAsync(Guid organizer, string meetingId, string reportId, CancellationToken cancellationToken = default)
    {
        string path = _client.Paths.Below(organizer, meetingId, Reports, reportId ?? throw new ArgumentNullException(nameof(reportId))) + "/attendanceRecords";
        return EnumerateAsync(Call(TeamsOperation.ListAttendanceRecords, organizer, path), ArtifactJson.Default.PageWireRecordWire, ArtifactReader.Record, cancellationToken);
    }

    /// <summary>Lists the transcripts of a meeting, page by page, without their text.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The transcripts; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty.</exception>
    [RequiresGraphPermission("OnlineMeetingTranscript.Read.All", "OnlineMeetingTranscript.Read.All")]
    public IAsyncEnumerable<MeetingArtifact> ListTranscriptsAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default) =>
        EnumerateAsync(Call(TeamsOperation.ListTranscripts, organizer, _client.Paths.Below(organizer, meetingId, Transcripts)), ArtifactJson.Default.PageWireArtifactItemWire, ArtifactReader.Artifact, cancellationToken);

    /// <summary>Opens the text of a transcript (<c>text/vtt</c>).</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="transcriptId">The id from <see cref="MeetingArtifact.Id"/>.</param>
    /// <param name="options">How much is read, and how patiently; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening; reading has a token of its own.</param>
    /// <returns>The content; dispose it.</returns>
    /// <exception cref="ArgumentException">The organizer or an id is empty.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.ResponseTooLarge"/> when the announced length is beyond the limit.</exception>
    [RequiresGraphPermission("OnlineMeetingTranscript.Read.All", "OnlineMeetingTranscript.Read.All")]
    public Task<MeetingContent> OpenTranscriptAsync(Guid organizer, string meetingId, string transcriptId, ContentOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(TeamsOperation.OpenTranscript, organizer, _client.Paths.Below(organizer, meetingId, Transcripts, transcriptId ?? throw new ArgumentNullException(nameof(transcriptId))) + "/content?$format=text/vtt", "text/vtt", options, cancellationToken);

    /// <summary>Lists the recordings of a meeting, page by page, without their content.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The recordings; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty.</exception>
    [RequiresGraphPermission("OnlineMeetingRecording.Read.All", "OnlineMeetingRecording.Read.All")]
    public IAsyncEnumerable<MeetingArtifact> ListRecordingsAsync(Guid organizer, string meetingId, CancellationToken cancellationToken = default) =>
        EnumerateAsync(Call(TeamsOperation.ListRecordings, organizer, _client.Paths.Below(organizer, meetingId, Recordings)), ArtifactJson.Default.PageWireArtifactItemWire, ArtifactReader.Artifact, cancellationToken);

    /// <summary>Opens the content of a recording (<c>video/mp4</c>).</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="recordingId">The id from <see cref="MeetingArtifact.Id"/>.</param>
    /// <param name="options">How much is read, and how patiently; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening; reading has a token of its own.</param>
    /// <returns>The content; dispose it.</returns>
    /// <exception cref="ArgumentException">The organizer or an id is empty.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.ResponseTooLarge"/> when the announced length is beyond the limit.</exception>
    [RequiresGraphPermission("OnlineMeetingRecording.Read.All", "OnlineMeetingRecording.Read.All")]
    public Task<MeetingContent> OpenRecordingAsync(Guid organizer, string meetingId, string recordingId, ContentOptions? options = null, CancellationToken cancellationToken = default) =>
        OpenAsync(TeamsOperation.OpenRecording, organizer, _client.Paths.Below(organizer, meetingId, Recordings, recordingId ?? throw new ArgumentNullException(nameof(recordingId))) + "/content", "*/*", options, cancellationToken);

    private static GraphRequest Call(TeamsOperation operation, Guid organizer, string path) => new() { Operation = operation, Organizer = organizer, Method = HttpMethod.Get, Path = path };

    private async Task<MeetingContent> OpenAsync(TeamsOperation operation, Guid organizer, string path, string accept, ContentOptions? options, CancellationToken cancellationToken)
    {
        ContentOptions terms = options ?? ContentOptions.Default;
        GraphRequest call = Call(operation, organizer, path) with { Accept = accept, Streamed = new ContentTerms(terms.MaxBytes, terms.IdleTimeout) };
        return new MeetingContent(await _client.Graph.OpenAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private async IAsyncEnumerable<T> EnumerateAsync<TWire, T>(GraphRequest call, JsonTypeInfo<PageWire<TWire>> json, Func<TWire, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TWire : class
    {
        await foreach (PageWire<TWire> page in _client.Graph.SendPagesAsync(call, json, page => page.NextLink, cancellationToken, MostPages).ConfigureAwait(false))
        {
            foreach (TWire? item in page.Value ?? throw ArtifactReader.Malformed())
            {
                yield return read(item ?? throw ArtifactReader.Malformed());
            }
        }
    }
}
