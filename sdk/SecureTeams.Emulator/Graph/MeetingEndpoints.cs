using System.Text.Json;
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
    private static readonly string[] Collections = ["/v1.0/users/{userId}/onlineMeetings", "/v1.0/me/onlineMeetings"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var collection in Collections)
        {
            var item = collection + "/{meetingId}";
            routes.MapPost(collection, CreateAsync).WithMetadata(new GraphRoute(GraphOperation.Create));
            routes.MapPost(collection + "/createOrGet", CreateOrGetAsync).WithMetadata(new GraphRoute(GraphOperation.CreateOrGet));
            routes.MapGet(item, GetAsync).WithMetadata(new GraphRoute(GraphOperation.Get));
            routes.MapGet(collection, FindAsync).WithMetadata(new GraphRoute(GraphOperation.Find));
            routes.MapPatch(item, UpdateAsync).WithMetadata(new GraphRoute(GraphOperation.Update));
            routes.MapDelete(item, DeleteAsync).WithMetadata(new GraphRoute(GraphOperation.Delete));
        }

        routes.MapFallback("{*path}", RefuseAsync);
    }

    private static Task RefuseAsync(HttpContext context) =>
        throw GraphFailure.NotFound("ResourceNotFound", "The emulator has no such resource.");

    private async Task CreateAsync(HttpContext context)
    {
        var body = await BodyAsync(context).ConfigureAwait(false);
        var document = meetings.Create(directory.UserOf(context), body, Weakening(context));
        await AnswerAsync(context, StatusCodes.Status201Created, document).ConfigureAwait(false);
    }

    private async Task CreateOrGetAsync(HttpContext context)
    {
        var body = await BodyAsync(context).ConfigureAwait(false);
        var (document, isNew) = meetings.CreateOrGet(directory.UserOf(context), body, Weakening(context));
        await AnswerAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, document).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext context) =>
        AnswerAsync(context, StatusCodes.Status200OK, meetings.Get(directory.UserOf(context), MeetingId(context)));

    private Task FindAsync(HttpContext context)
    {
        var found = meetings.Find(directory.UserOf(context), context.Request.Query["$filter"].ToString());
        var items = found is null ? new JsonArray() : new JsonArray(Seen(context, found));
        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject
        {
            ["@odata.context"] = MetadataAddress(context),
            ["value"] = items,
        });
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var body = await BodyAsync(context).ConfigureAwait(false);
        var document = meetings.Update(directory.UserOf(context), MeetingId(context), body, Weakening(context));
        await AnswerAsync(context, StatusCodes.Status200OK, document).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext context)
    {
        meetings.Delete(directory.UserOf(context), MeetingId(context));
        return GraphAnswer.WriteAsync(context, StatusCodes.Status204NoContent, body: null);
    }

    private static Task AnswerAsync(HttpContext context, int status, JsonObject document)
    {
        var answer = new JsonObject { ["@odata.context"] = MetadataAddress(context) + "/$entity" };
        MeetingDocument.Merge(answer, Seen(context, document));
        return GraphAnswer.WriteAsync(context, status, answer);
    }

    private static JsonObject Seen(HttpContext context, JsonObject document)
    {
        var prefersAll = context.Request.Headers.GetCommaSeparatedValues("Prefer")
            .Contains("include-unknown-enum-members", StringComparer.OrdinalIgnoreCase);
        if (!prefersAll)
        {
            MeetingDocument.Downlevel(document, MeetingSchema.Meeting);
        }

        return document;
    }

    private static string MetadataAddress(HttpContext context) =>
        $"https://{context.Request.Host}/v1.0/$metadata#users('{context.Request.RouteValues["userId"] ?? context.Features.Get<GraphCaller>()?.ObjectId}')/onlineMeetings";

    private static string MeetingId(HttpContext context) => context.Request.RouteValues["meetingId"] as string ?? string.Empty;

    private static JsonObject? Weakening(HttpContext context) => context.Features.Get<PolicyWeakening>()?.Members;

    private static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        try
        {
            var node = await JsonNode.ParseAsync(context.Request.Body, documentOptions: Strict, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return node as JsonObject ?? throw GraphFailure.BadRequest("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw GraphFailure.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }
}
