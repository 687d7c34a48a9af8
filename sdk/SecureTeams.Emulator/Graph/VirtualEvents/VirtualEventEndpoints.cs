using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Graph.Artifacts;
using SecureTeams.Emulator.Meetings;
using SecureTeams.Emulator.VirtualEvents;

namespace SecureTeams.Emulator.Graph.VirtualEvents;

/// <summary>The routes of webinars and town halls: reading only.</summary>
internal sealed class VirtualEventEndpoints(EmulatedVirtualEvents events, UserDirectory directory, GraphPages pages)
{
    private static readonly (string Name, bool IsTownhall)[] Kinds = [("webinars", false), ("townhalls", true)];

    private static readonly string[] ByUser =
    [
        "getByUserRole(role='{role}')",
        "getByUserIdAndRole(userId='{person}',role='{role}')",
        "getByUserIdAndRole(role='{role}',userId='{person}')",
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, isTownhall) in Kinds)
        {
            var collection = "/v1.0/solutions/virtualEvents/" + name;
            routes.MapGet(collection, context => ListAsync(context, isTownhall, user: null)).WithMetadata(Route(GraphOperation.ListVirtualEvents));
            foreach (var function in ByUser)
            {
                routes.MapGet($"{collection}/{function}", context => ListByUserAsync(context, isTownhall)).WithMetadata(Route(GraphOperation.ListVirtualEvents));
            }

            routes.MapGet(collection + "/{eventId}", context => GetAsync(context, isTownhall)).WithMetadata(Route(GraphOperation.GetVirtualEvent));
            routes.MapGet(collection + "/{eventId}/sessions", context => ListSessionsAsync(context, isTownhall)).WithMetadata(Route(GraphOperation.ListVirtualEventSessions));
            routes.MapGet(collection + "/{eventId}/sessions/{sessionId}", context => GetSessionAsync(context, isTownhall)).WithMetadata(Route(GraphOperation.GetVirtualEventSession));
        }
    }

    private static GraphRoute Route(GraphOperation operation) => new(operation, GraphPermission.ReadVirtualEvents);

    private Task ListByUserAsync(HttpContext context, bool isTownhall)
    {
        var caller = CallerOf(context);
        var named = Guid.TryParse(context.Request.RouteValues["person"] as string, out var id) ? id : Guid.Empty;
        var person = caller.IsApplication ? named : caller.ObjectId;
        return person == Guid.Empty
            ? throw GraphFailure.BadRequest("An application has to name a user.")
            : ListAsync(context, isTownhall, context.Request.RouteValues["role"] as string == "organizer" ? person : Guid.Empty);
    }

    private Task ListAsync(HttpContext context, bool isTownhall, Guid? user) =>
        pages.AnswerAsync(context, "virtualEvents", [.. VisibleTo(context, isTownhall).Where(item => user is null || item.Organizer.Id == user).Select(item => item.Members)]);

    private Task GetAsync(HttpContext context, bool isTownhall) => AnswerAsync(context, EventOf(context, isTownhall).Members);

    private Task ListSessionsAsync(HttpContext context, bool isTownhall) =>
        pages.AnswerAsync(context, "sessions", [.. EventOf(context, isTownhall).Sessions.Select(session => Seen(context, session))]);

    private Task GetSessionAsync(HttpContext context, bool isTownhall)
    {
        var id = context.Request.RouteValues["sessionId"] as string;
        var session = EventOf(context, isTownhall).Sessions.FirstOrDefault(session => session["id"]?.GetValue<string>() == id);
        return AnswerAsync(context, Seen(context, session ?? throw NotFound()));
    }

    private static Task AnswerAsync(HttpContext context, JsonObject document) =>
        GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, GraphView.Entity(GraphView.Metadata(context, "virtualEvents"), document));

    private static JsonObject Seen(HttpContext context, JsonObject session) => GraphView.Seen(context, session, MeetingSchema.Meeting);

    private static GraphFailure NotFound() => GraphFailure.NotFound("NotFound", "Virtual event not found.");

    private static GraphCaller CallerOf(HttpContext context) =>
        context.Features.Get<GraphCaller>() ?? throw new InvalidOperationException("The request was not authorized.");

    private EmulatedVirtualEvent EventOf(HttpContext context, bool isTownhall)
    {
        var id = context.Request.RouteValues["eventId"] as string;
        return VisibleTo(context, isTownhall).FirstOrDefault(item => item.Id == id) ?? throw NotFound();
    }

    private IEnumerable<EmulatedVirtualEvent> VisibleTo(HttpContext context, bool isTownhall)
    {
        var caller = CallerOf(context);
        directory.RequireAccessPolicy(caller);
        return events.All.Where(item =>
            item.IsTownhall == isTownhall && directory.IsOfMainTenant(context) && (caller.IsApplication || item.Organizer.Id == caller.ObjectId));
    }
}
