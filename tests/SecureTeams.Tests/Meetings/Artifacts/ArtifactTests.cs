using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using AttendanceReport = SecureTeams.Meetings.Artifacts.AttendanceReport;
using EmulatedRole = SecureTeams.Emulator.Meetings.Running.RosterRole;
using MeetingArtifact = SecureTeams.Meetings.Artifacts.MeetingArtifact;

namespace SecureTeams.Tests.Meetings.Artifacts;

public sealed class ArtifactTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAttendanceRecordsAsync_ThousandPeople_GivesEachOnceOverItsPages()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string report = meeting.AddAttendanceReport(Enumerable.Range(0, 1000).Select(number => Was(ParticipantKind.Member, $"Person {number}")));
        List<AttendanceRecord> records = await AllAsync(client.Meetings.Artifacts.ListAttendanceRecordsAsync(teams.Organizer, meeting.Id, report, Stop));
        Assert.Equal(1000, records.Select(record => record.Identity!.Id).Distinct().Count());
        Assert.Equal(10, teams.Emulator.Requests.Of(GraphOperation.ListAttendanceRecords).Count);
        Assert.All(records, record => Assert.Equal(TimeSpan.FromMinutes(30), record.TotalAttendance));
        Assert.Equal(Start, Assert.Single(records[0].Intervals).Joined);
    }

    [Fact]
    public async Task ListAttendanceRecordsAsync_EveryKind_IsToldApartAndShowsNobody()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string report = meeting.AddAttendanceReport(Enum.GetValues<ParticipantKind>().Select(kind => Was(kind, "Visible Name")));
        List<AttendanceRecord> records = await AllAsync(client.Meetings.Artifacts.ListAttendanceRecordsAsync(teams.Organizer, meeting.Id, report, Stop));
        Assert.Equal(
            [AttendeeIdentityKind.User, AttendeeIdentityKind.Guest, AttendeeIdentityKind.User, default, AttendeeIdentityKind.Phone, AttendeeIdentityKind.CommunicationServices, AttendeeIdentityKind.Application],
            records.Select(record => record.Identity!.Kind));
        Assert.Equal("Visible Name", records[3].Identity!.DisplayName);
        Assert.All(records, record => Assert.DoesNotContain("Visible", $"{record} {record.Identity}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListAttendanceRecordsAsync_LaterPageFails_EndsInTheFailureAfterTheEarlierOnes()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams, retries: 0);
        string report = meeting.AddAttendanceReport(Enumerable.Range(0, 250).Select(number => Was(ParticipantKind.Member, $"P{number}")));
        teams.Emulator.Faults.On(GraphOperation.ListAttendanceRecords).Pass(2).ServerError(500);
        int seen = 0;
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(async () =>
        {
            await foreach (AttendanceRecord record in client.Meetings.Artifacts.ListAttendanceRecordsAsync(teams.Organizer, meeting.Id, report, Stop))
            {
                seen++;
            }
        });
        Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, refusal.Code);
        Assert.Equal(200, seen);
    }

    [Fact]
    public async Task ListAttendanceRecordsAsync_LaterPagesFailForATime_GivesEachOnceAndAsksForThosePagesAgainAlone()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = teams.Client(options => options.MaxRetryDelay = TimeSpan.Zero);
        EmulatedMeeting meeting = teams.Emulator.Meetings.AddFromCalendar();
        string report = meeting.AddAttendanceReport(Enumerable.Range(0, 450).Select(number => Was(ParticipantKind.Member, $"P{number}")));
        teams.Emulator.Faults.On(GraphOperation.ListAttendanceRecords).Pass(2).ServerError(500).Pass().CutBody().ResetAfterCommit().Throttle(times: 1, TimeSpan.Zero);
        List<AttendanceRecord> records = await AllAsync(client.Meetings.Artifacts.ListAttendanceRecordsAsync(teams.Organizer, meeting.Id, report, Stop));
        Assert.Equal(450, records.Count);
        Assert.Equal(450, records.Select(record => record.Identity!.Id).Distinct().Count());
        Assert.Equal(9, teams.Emulator.Requests.Of(GraphOperation.ListAttendanceRecords).Count);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(60, true)]
    public async Task ListAttendanceReportsAsync_AsManyAsTheServiceStopsAt_MayBeTruncated(int count, bool mayBe)
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        for (int i = 0; i < count; i++)
        {
            meeting.AddAttendanceReport([]);
        }

        AttendanceReportList list = await client.Meetings.Artifacts.ListAttendanceReportsAsync(teams.Organizer, meeting.Id, Stop);
        Assert.Equal(mayBe, list.MayBeTruncated);
        AttendanceReport one = await client.Meetings.Artifacts.GetAttendanceReportAsync(teams.Organizer, meeting.Id, list.Reports[0].Id, Stop);
        Assert.Equal(list.Reports[0], one);
    }

    [Fact]
    public async Task ListAttendanceReportsAsync_WithoutThePermission_NamesIt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.Artifacts.ListAttendanceReportsAsync(teams.Organizer, meeting.Id, Stop));
        Assert.Equal("OnlineMeetingArtifact.Read.All", refusal.MissingPermission!.Name);
    }

    [Fact]
    public async Task OpenTranscriptAsync_Text_ComesWhole()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        meeting.AddTranscript("WEBVTT\n\n00:00.000 --> 00:01.000\nHello");
        MeetingArtifact transcript = Assert.Single(await AllAsync(client.Meetings.Artifacts.ListTranscriptsAsync(teams.Organizer, meeting.Id, Stop)));
        Assert.Equal(teams.Organizer, transcript.OrganizerId);
        Assert.NotNull(transcript.Created);
        await using MeetingContent content = await client.Meetings.Artifacts.OpenTranscriptAsync(teams.Organizer, meeting.Id, transcript.Id, cancellationToken: Stop);
        Assert.Equal("text/vtt", content.MediaType);
        using var reader = new StreamReader(content.Stream);
        Assert.EndsWith("Hello", await reader.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenRecordingAsync_LargerThanTheBufferOfAnswers_IsStreamedWithoutBeingHeld()
    {
        const long Length = 64L << 20;
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(Length);
        Assert.Equal(id, Assert.Single(await AllAsync(client.Meetings.Artifacts.ListRecordingsAsync(teams.Organizer, meeting.Id, Stop))).Id);
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, cancellationToken: Stop);
        Assert.Equal(Length, content.Length);
        await using var sum = new CountingStream();
        await content.CopyToAsync(sum, Stop);
        Assert.Equal(Length, sum.Count);
        Assert.True(sum.IsThePattern);
    }

    [Fact]
    public async Task OpenRecordingAsync_AnnouncedBeyondTheLimit_IsRefusedBeforeTheFirstByte()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(1001);
        var options = new ContentOptions { MaxBytes = 1000 };
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, options, Stop));
        Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, options with { MaxBytes = 1001 }, Stop);
        await content.CopyToAsync(Stream.Null, Stop);
    }

    [Fact]
    public async Task OpenRecordingAsync_ConnectionCutInTheMiddle_IsNotTakenForTheEnd()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(1_000_000);
        teams.Emulator.Faults.On(GraphOperation.GetRecordingContent).CutBody();
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, cancellationToken: Stop);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => content.CopyToAsync(Stream.Null, Stop));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, refusal.Code);
    }

    [Fact]
    public async Task OpenRecordingAsync_Stalls_EndsAfterTheIdleTime()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(1_000_000);
        teams.Emulator.Faults.On(GraphOperation.GetRecordingContent).SlowBody(TimeSpan.FromMinutes(5));
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, new ContentOptions { IdleTimeout = TimeSpan.FromMilliseconds(200) }, Stop);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => content.CopyToAsync(Stream.Null, Stop));
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
    }

    [Fact]
    public async Task OpenRecordingAsync_CancelledWhileReading_IsACancellation()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(10_000);
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, cancellationToken: Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => content.CopyToAsync(Stream.Null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task OpenRecordingAsync_Throttled_IsRepeated()
    {
        await using EmulatedTeams teams = await StartAsync();
        (SecureTeamsClient client, EmulatedMeeting meeting) = await MeetAsync(teams);
        string id = meeting.AddRecording(10);
        teams.Emulator.Faults.On(GraphOperation.GetRecordingContent).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        await using MeetingContent content = await client.Meetings.Artifacts.OpenRecordingAsync(teams.Organizer, meeting.Id, id, cancellationToken: Stop);
        Assert.Equal(10, content.Length);
    }

    private static Task<EmulatedTeams> StartAsync()
    {
        var options = new TeamsEmulatorOptions();
        options.Roles.Add("OnlineMeetingArtifact.Read.All");
        options.Roles.Add("OnlineMeetingRecording.Read.All");
        options.Roles.Add("OnlineMeetingTranscript.Read.All");
        return EmulatedTeams.StartAsync(options);
    }

    private static async Task<(SecureTeamsClient Client, EmulatedMeeting Meeting)> MeetAsync(EmulatedTeams teams, int? retries = null)
    {
        SecureTeamsClient client = teams.Client(options => options.MaxRetryAttempts = retries ?? options.MaxRetryAttempts);
        OnlineMeeting meeting = await teams.CreateAsync(client);
        return (client, teams.Emulator.Meetings.Get(meeting.Id));
    }

    private static Attendance Was(ParticipantKind kind, string name) =>
        new(new EmulatedParticipant(Guid.NewGuid(), name, kind), EmulatedRole.Attendee, Start, Start.AddMinutes(30));

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    /// <summary>Counts what is written, and compares it with what the emulator generates.</summary>
    private sealed class CountingStream : MemoryStream
    {
        internal long Count { get; private set; }

        internal bool IsThePattern { get; private set; } = true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            foreach (byte value in buffer.Span)
            {
                IsThePattern &= value == Count % 251;
                Count++;
            }

            return ValueTask.CompletedTask;
        }
    }
}
