using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Emulator.Graph;

/// <summary>The routes of <c>onlineMeetings</c>: from requests to meetings and back.</summary>
internal sealed class MeetingEndpoints(MeetingService meetings, UserDirectory directory)
{
    /// <summary>Where a user's meetings are.</summary>
    public static readonly IReadOnlyList<string> Collections = ["/v1.0/users/{userId}/onlineMeetings", "/v1.0/me/onlineMeetings"];

    public static string MeetingId(HttpContext context) => context.Request.RouteValues["meetingId"] as string ?? string.Empty;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var collection in Collections)
        {
            var item = collection + "/{meetingId}";
            routes.MapPost(collection, CreateAsync).WithMetadata(new GraphRoute(GraphOperation.Create, GraphPermission.WriteMeetings));
            routes.MapPost(collection + "/createOrGet", CreateOrGetAsync).WithMetadata(new GraphRoute(GraphOperation.CreateOrGet, GraphPermission.WriteMeetings));
            routes.MapGet(item, GetAsync).WithMetadata(new GraphRoute(GraphOperation.Get, GraphPermission.ReadMeetings));
            routes.MapGet(collection, FindAsync).WithMetadata(new GraphRoute(GraphOperation.Find, GraphPermission.ReadMeetings));
            routes.MapPatch(item, UpdateAsync).WithMetadata(new GraphRoute(GraphOperation.Update, GraphPermission.WriteMeetings));
            routes.MapDelete(item, DeleteAsync).WithMetadata(new GraphRoute(GraphOperation.Delete, GraphPermission.WriteMeetings));
        }

        routes.MapGet("/v1.0/communications/onlineMeetings", FindInTenantAsync)
            .WithMetadata(new GraphRoute(GraphOperation.FindInTenant, GraphPermission.ReadMeetingsOfTenant));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await GraphBody.ReadAsync(context).ConfigureAwait(false);
        var document = meetings.Create(directory.UserOf(context), body, Weakening(context));
        await AnswerAsync(context, StatusCodes.Status201Created, document).ConfigureAwait(false);
    }

    private async Task CreateOrGetAsync(HttpContext context)
    {
        var body = await GraphBody.ReadAsync(context).ConfigureAwait(false);
        var (document, isNew) = meetings.CreateOrGet(directory.UserOf(context), body, Weakening(context));
        await AnswerAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, document).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext context) =>
        AnswerAsync(context, StatusCodes.Status200OK, meetings.Get(directory.UserOf(context), MeetingId(context)));

    private Task FindAsync(HttpContext context) =>
        AnswerFoundAsync(context, meetings.Find(directory.UserOf(context), FilterOf(context)), MetadataAddress(context));

    // The application access policy is not asked for here, against the other look-ups.
    private Task FindInTenantAsync(HttpContext context) => AnswerFoundAsync(
        context,
        directory.IsOfMainTenant(context) ? meetings.FindInTenant(FilterOf(context)) : null,
        GraphView.Metadata(context, "communications/onlineMeetings"));

    private static string FilterOf(HttpContext context) => context.Request.Query["$filter"].ToString();

    private static Task AnswerFoundAsync(HttpContext context, JsonObject? found, string metadataAddress)
    {
        var items = found is null ? new JsonArray() : new JsonArray(GraphView.Seen(context, found, MeetingSchema.Meeting));
        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["@odata.context"] = metadataAddress, ["value"] = items });
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var body = await GraphBody.ReadAsync(context).ConfigureAwait(false);
        var document = meetings.Update(directory.UserOf(context), MeetingId(context), body, Weakening(context));
        await AnswerAsync(context, StatusCodes.Status200OK, document).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext context)
    {
        meetings.Delete(directory.UserOf(context), MeetingId(context));
        return GraphAnswer.WriteAsync(context, StatusCodes.Status204NoContent, body: null);
    }

    private static Task AnswerAsync(HttpContext context, int status, JsonObject document) =>
        GraphAnswer.WriteAsync(context, status, GraphView.Entity(MetadataAddress(context), GraphView.Seen(context, document, MeetingSchema.Meeting)));

    private static string MetadataAddress(HttpContext context) =>
        GraphView.Metadata(context, $"users('{context.Request.RouteValues["userId"] ?? context.Features.Get<GraphCaller>()?.ObjectId}')/onlineMeetings");

    private static JsonObject? Weakening(HttpContext context) => context.Features.Get<PolicyWeakening>()?.Members;
}
