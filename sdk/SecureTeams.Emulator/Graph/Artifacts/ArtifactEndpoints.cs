using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Meetings;
using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Graph.Artifacts;

/// <summary>The routes of transcripts or of recordings.</summary>
internal sealed class ArtifactEndpoints(ArtifactKind kind, MeetingService meetings, UserDirectory directory, GraphPages pages)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var collection in MeetingEndpoints.Collections)
        {
            var list = $"{collection}/{{meetingId}}/{kind.Collection}";
            routes.MapGet(list, ListAsync).WithMetadata(new GraphRoute(kind.List, kind.Permission));
            routes.MapGet(list + "/{artifactId}", GetAsync).WithMetadata(new GraphRoute(kind.Get, kind.Permission));
            routes.MapGet(list + "/{artifactId}/content", ContentAsync).WithMetadata(new GraphRoute(kind.Content, kind.Permission));
        }
    }

    private Task ListAsync(HttpContext context)
    {
        var (user, items) = ItemsOf(context);
        return pages.AnswerAsync(context, kind.Collection, [.. items.Select(item => item.Seen(kind.AddressMember, AddressOf(context, user, item)))]);
    }

    private Task GetAsync(HttpContext context)
    {
        var (user, item) = ItemOf(context);
        var seen = item.Seen(kind.AddressMember, AddressOf(context, user, item));
        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, GraphView.Entity(GraphView.Metadata(context, kind.Collection), seen));
    }

    private Task ContentAsync(HttpContext context)
    {
        var (_, item) = ItemOf(context);
        var format = context.Request.Query["$format"].ToString();
        return format.Length == 0 || format == item.ContentType
            ? ContentAnswer.WriteAsync(context, item)
            : throw GraphFailure.BadRequest($"The content is available as {item.ContentType} only.");
    }

    private string AddressOf(HttpContext context, EmulatedUser user, MeetingArtifact item) =>
        $"https://{context.Request.Host}/v1.0/users/{user.Id:D}/onlineMeetings/{Uri.EscapeDataString(MeetingEndpoints.MeetingId(context))}/{kind.Collection}/{item.Id}/content";

    private (EmulatedUser User, MeetingArtifact Item) ItemOf(HttpContext context)
    {
        var (user, items) = ItemsOf(context);
        var id = context.Request.RouteValues["artifactId"] as string;
        return (user, items.FirstOrDefault(item => item.Id == id) ?? throw GraphFailure.NotFound("NotFound", "The meeting has no such item."));
    }

    private (EmulatedUser User, IReadOnlyList<MeetingArtifact> Items) ItemsOf(HttpContext context)
    {
        var meetingId = MeetingEndpoints.MeetingId(context);
        var user = directory.UserOf(context);
        _ = meetings.Get(user, meetingId);
        return (user, meetings.StateOf(meetingId).Snapshot(kind.Items));
    }
}
