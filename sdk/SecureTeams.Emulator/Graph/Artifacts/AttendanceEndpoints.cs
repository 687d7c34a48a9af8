using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Meetings;
using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Graph.Artifacts;

/// <summary>The routes of attendance reports and their records.</summary>
internal sealed class AttendanceEndpoints(MeetingService meetings, UserDirectory directory, GraphPages pages)
{
    private const string Records = "attendanceRecords";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var collection in MeetingEndpoints.Collections)
        {
            var reports = collection + "/{meetingId}/attendanceReports";
            routes.MapGet(reports, ListAsync).WithMetadata(Route(GraphOperation.ListAttendanceReports));
            routes.MapGet(reports + "/{reportId}", GetAsync).WithMetadata(Route(GraphOperation.GetAttendanceReport));
            routes.MapGet(reports + "/{reportId}/" + Records, ListRecordsAsync).WithMetadata(Route(GraphOperation.ListAttendanceRecords));
        }
    }

    private static GraphRoute Route(GraphOperation operation) => new(operation, GraphPermission.ReadAttendance);

    private Task ListAsync(HttpContext context)
    {
        var newest = ReportsOf(context).Reverse().Take(AttendanceReport.MostListed);
        return pages.AnswerAsync(context, "attendanceReports", [.. newest.Select(report => report.Head.DeepClone().AsObject())]);
    }

    private Task GetAsync(HttpContext context)
    {
        var report = ReportOf(context);
        var answer = GraphView.Entity(GraphView.Metadata(context, "attendanceReports"), report.Head);
        switch (context.Request.Query["$expand"].ToString())
        {
            case "":
                break;
            case Records:
                answer[Records] = new JsonArray([.. report.Records.Select(record => record.DeepClone())]);
                break;
            default:
                throw GraphFailure.BadRequest("Only attendanceRecords can be expanded.");
        }

        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, answer);
    }

    private Task ListRecordsAsync(HttpContext context) =>
        pages.AnswerAsync(context, Records, [.. ReportOf(context).Records.Select(record => record.DeepClone().AsObject())]);

    private AttendanceReport ReportOf(HttpContext context)
    {
        var id = context.Request.RouteValues["reportId"] as string;
        return ReportsOf(context).FirstOrDefault(report => report.Id == id)
            ?? throw GraphFailure.NotFound("NotFound", "Attendance report not found.");
    }

    private IReadOnlyList<AttendanceReport> ReportsOf(HttpContext context)
    {
        var meetingId = MeetingEndpoints.MeetingId(context);
        _ = meetings.Get(directory.UserOf(context), meetingId);
        return meetings.StateOf(meetingId).Snapshot(state => state.Reports);
    }
}
