using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Meetings.Artifacts;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Tests.Emulator.Artifacts;

public sealed class AttendanceTests : ArtifactScenario
{
    [Fact]
    public async Task Reports_MoreThanFifty_AreTheNewestOnly()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        List<string> ids = [.. Enumerable.Range(0, 52).Select(_ => meeting.AddAttendanceReport([]))];

        var listed = await ListAsync(Path(meeting) + "/attendanceReports");

        Assert.Equal(ids.AsEnumerable().Reverse().Take(50), listed.Select(report => (string?)report["id"]));
    }

    [Fact]
    public async Task Records_MoreThanAPage_ComeAllOnceByNextLinks()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport(Attendances(PageSize * 3 + 1));

        var records = await ListAsync($"{Path(meeting)}/attendanceReports/{report}/attendanceRecords");

        Assert.Equal(PageSize * 3 + 1, records.Select(record => (string?)record["id"]).Distinct().Count());
        Assert.Equal(4, Teams.Requests.Of(GraphOperation.ListAttendanceRecords).Count);
    }

    [Fact]
    public async Task Records_ExactlyOnePage_HaveNoNextLink()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport(Attendances(PageSize));

        Assert.Equal(PageSize, (await ListAsync($"{Path(meeting)}/attendanceReports/{report}/attendanceRecords")).Count);

        Assert.Single(Teams.Requests.Of(GraphOperation.ListAttendanceRecords));
    }

    [Fact]
    public async Task Records_ThirdPageFails_TheOthersDoNot()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport(Attendances(PageSize * 3));
        Teams.Faults.On(GraphOperation.ListAttendanceRecords).Pass(2).ServerError(503);
        var page = await GetAsync($"{Path(meeting)}/attendanceReports/{report}/attendanceRecords");
        page = await GetAsync((string)page["@odata.nextLink"]!);
        var third = (string)page["@odata.nextLink"]!;

        await Client.SendForAsync(HttpStatusCode.ServiceUnavailable, HttpMethod.Get, third);

        Assert.Equal(PageSize, (await GetAsync(third))["value"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("?$top=0")]
    [InlineData("?$top=many")]
    [InlineData("?$skiptoken=%21")]
    [InlineData("?$skiptoken=LTE")]
    public async Task Records_BadPageRequest_Is400(string query)
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport(Attendances(1));

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Path(meeting)}/attendanceReports/{report}/attendanceRecords{query}");
    }

    [Fact]
    public async Task Report_Expanded_HasItsRecords()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport(Attendances(3));

        var read = await GetAsync($"{Path(meeting)}/attendanceReports/{report}?$expand=attendanceRecords");

        Assert.Equal(3, (int?)read["totalParticipantCount"]);
        Assert.Equal(3, read["attendanceRecords"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(ParticipantKind.Member, "#microsoft.graph.communicationsUserIdentity", "tenantId")]
    [InlineData(ParticipantKind.Guest, "#microsoft.graph.communicationsGuestIdentity", "email")]
    [InlineData(ParticipantKind.Phone, "#microsoft.graph.communicationsPhoneIdentity", "id")]
    [InlineData(ParticipantKind.CommunicationServices, "#microsoft.graph.azureCommunicationServicesUserIdentity", "azureCommunicationServicesResourceId")]
    [InlineData(ParticipantKind.Application, "#microsoft.graph.communicationsApplicationIdentity", "applicationType")]
    [InlineData(ParticipantKind.Anonymous, null, "displayName")]
    public async Task Record_KindOfParticipant_NamesItsIdentity(ParticipantKind kind, string? type, string member)
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var who = new EmulatedParticipant(Guid.NewGuid(), "Pat", kind) { TenantId = Guid.NewGuid(), EmailAddress = "pat@fabrikam.example" };
        var report = meeting.AddAttendanceReport([new Attendance(who, RosterRole.Coorganizer, Nine, Nine.AddMinutes(2))]);

        var record = Assert.Single(await ListAsync($"{Path(meeting)}/attendanceReports/{report}/attendanceRecords"));

        Assert.Equal(type, (string?)record["identity"]!["@odata.type"]);
        Assert.NotNull(record["identity"]![member]);
        Assert.Equal("Presenter", (string?)record["role"]);
        Assert.Equal(120, (int?)record["totalAttendanceInSeconds"]);
    }

    [Fact]
    public async Task Record_JoinedTwice_IsOneRecordWithTwoIntervals()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var who = new EmulatedParticipant(Guid.NewGuid(), "Pat", ParticipantKind.Member);
        var report = meeting.AddAttendanceReport(
        [
            new Attendance(who, RosterRole.Attendee, Nine, Nine.AddMinutes(1)),
            new Attendance(who, RosterRole.Attendee, Nine.AddMinutes(5), Nine.AddMinutes(7)),
        ]);

        var record = Assert.Single(await ListAsync($"{Path(meeting)}/attendanceReports/{report}/attendanceRecords"));

        Assert.Equal(2, record["attendanceIntervals"]!.AsArray().Count);
        Assert.Equal(180, (int?)record["totalAttendanceInSeconds"]);
    }

    [Fact]
    public async Task Report_OfADeletedMeeting_Is404()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var report = meeting.AddAttendanceReport([]);
        await Client.SendForAsync(HttpStatusCode.NoContent, HttpMethod.Delete, Path(meeting));

        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{Path(meeting)}/attendanceReports/{report}");
    }

    private async Task<List<JsonNode>> ListAsync(string address)
    {
        List<JsonNode> all = [];
        for (string? next = address; next is not null;)
        {
            var page = await GetAsync(next);
            all.AddRange(page["value"]!.AsArray().Select(item => item!));
            next = (string?)page["@odata.nextLink"];
        }

        return all;
    }

    private Task<JsonObject> GetAsync(string address) => Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, address);
}
