using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Tests.Emulator.Artifacts;

namespace SecureTeams.Tests.Compatibility;

/// <summary>What meetings leave behind, and virtual events, read by Microsoft's client.</summary>
public sealed class GraphClientArtifactTests : GraphClientScenario
{
    [Fact]
    public async Task AttendanceRecords_SeveralPages_AreAllReadOnce()
    {
        EmulatedMeeting meeting = Teams.Meetings.AddFromCalendar();
        string report = meeting.AddAttendanceReport(ArtifactScenario.Attendances((PageSize * 3) + 1));
        AttendanceRecordCollectionResponse? first = await Meetings[meeting.Id].AttendanceReports[report].AttendanceRecords.GetAsync(cancellationToken: Stop);
        List<string?> ids = [];

        var pages = PageIterator<AttendanceRecord, AttendanceRecordCollectionResponse>.CreatePageIterator(Graph, first!, record =>
        {
            ids.Add(record.Id);
            return true;
        });
        await pages.IterateAsync(Stop);

        Assert.Equal((PageSize * 3) + 1, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(ParticipantKind.Member, typeof(CommunicationsUserIdentity))]
    [InlineData(ParticipantKind.Federated, typeof(CommunicationsUserIdentity))]
    [InlineData(ParticipantKind.Guest, typeof(CommunicationsGuestIdentity))]
    [InlineData(ParticipantKind.Phone, typeof(CommunicationsPhoneIdentity))]
    [InlineData(ParticipantKind.CommunicationServices, typeof(AzureCommunicationServicesUserIdentity))]
    [InlineData(ParticipantKind.Application, typeof(CommunicationsApplicationIdentity))]
    [InlineData(ParticipantKind.Anonymous, typeof(Microsoft.Graph.Models.Identity))]
    public async Task AttendanceRecord_Identity_IsOfTheKindsType(ParticipantKind kind, Type type)
    {
        EmulatedMeeting meeting = Teams.Meetings.AddFromCalendar();
        string id = meeting.AddAttendanceReport([new Attendance(new EmulatedParticipant(Guid.NewGuid(), "Pat", kind) { TenantId = Guid.NewGuid() }, RosterRole.Attendee, Nine, Nine.AddMinutes(3))]);

        MeetingAttendanceReport? report = await Meetings[meeting.Id].AttendanceReports[id].GetAsync(request => request.QueryParameters.Expand = ["attendanceRecords"], Stop);

        AttendanceRecord record = Assert.Single(report!.AttendanceRecords!);
        Assert.Equal(type, record.Identity?.GetType());
        Assert.Equal("Pat", record.Identity?.DisplayName);
        Assert.Equal(180, Assert.Single(record.AttendanceIntervals!).DurationInSeconds);
        Assert.Equal(Nine, report.MeetingStartDateTime);
        Assert.Empty(record.AdditionalData);
    }

    [Fact]
    public async Task Transcript_MetadataAndContent_AreRead()
    {
        EmulatedMeeting meeting = Teams.Meetings.AddFromCalendar();
        string id = meeting.AddTranscript("WEBVTT\n");

        CallTranscript? transcript = await Meetings[meeting.Id].Transcripts[id].GetAsync(cancellationToken: Stop);
        await using Stream? content = await Meetings[meeting.Id].Transcripts[id].Content.GetAsync(cancellationToken: Stop);

        Assert.Equal(meeting.Id, transcript?.MeetingId);
        Assert.IsType<TeamworkUserIdentity>(transcript?.MeetingOrganizer?.User);
        using var reader = new StreamReader(content!);
        Assert.Equal("WEBVTT\n", await reader.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task Recording_ListAndContent_AreRead()
    {
        EmulatedMeeting meeting = Teams.Meetings.AddFromCalendar();
        string id = meeting.AddRecording(70_000);

        CallRecordingCollectionResponse? recordings = await Meetings[meeting.Id].Recordings.GetAsync(cancellationToken: Stop);
        await using Stream? content = await Meetings[meeting.Id].Recordings[id].Content.GetAsync(cancellationToken: Stop);

        Assert.EndsWith("/content", Assert.Single(recordings!.Value!).RecordingContentUrl, StringComparison.Ordinal);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy, Stop);
        Assert.Equal(70_000, copy.Length);
    }

    [Fact]
    public async Task Webinar_WithSession_IsReadByTheModel()
    {
        var webinar = Teams.VirtualEvents.AddWebinar("Launch", Nine, Nine.AddHours(1));
        webinar.AddSession("Part one", Nine, Nine.AddMinutes(30), new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "organizer" } });

        VirtualEventWebinar? read = await Graph.Solutions.VirtualEvents.Webinars[webinar.Id].GetAsync(cancellationToken: Stop);
        VirtualEventSessionCollectionResponse? sessions = await Graph.Solutions.VirtualEvents.Webinars[webinar.Id].Sessions.GetAsync(cancellationToken: Stop);

        Assert.Equal(MeetingAudience.Everyone, read?.Audience);
        Assert.Equal(VirtualEventStatus.Published, read?.Status);
        Assert.Equal("UTC", read?.StartDateTime?.TimeZone);
        VirtualEventSession session = Assert.Single(sessions!.Value!);
        Assert.Equal(LobbyBypassScope.Organizer, session.LobbyBypassSettings?.Scope);
        Assert.Equal("2030-01-01T09:30:00.0000000", session.EndDateTime?.DateTime);
    }

    [Fact]
    public async Task Townhall_ByUserAndRole_IsReadByTheModel()
    {
        var townhall = Teams.VirtualEvents.AddTownhall("All hands", Nine, Nine.AddHours(1));

        var found = await Graph.Solutions.VirtualEvents.Townhalls.GetByUserIdAndRoleWithUserIdWithRole("organizer", Teams.Organizer.Id.ToString("D")).GetAsGetByUserIdAndRoleWithUserIdWithRoleGetResponseAsync(cancellationToken: Stop);

        VirtualEventTownhall read = Assert.Single(found!.Value!);
        Assert.Equal(townhall.Id, read.Id);
        Assert.False(read.IsInviteOnly);
        Assert.Equal(MeetingAudience.Organization, read.Audience);
    }
}
