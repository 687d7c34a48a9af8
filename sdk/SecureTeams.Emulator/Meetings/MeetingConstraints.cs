using System.Text.Json.Nodes;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Meetings;

/// <summary>Rules about several members at once; the table knows those about one.</summary>
internal static class MeetingConstraints
{
    private const string Start = "startDateTime";
    private const string End = "endDateTime";

    /// <summary>Checks a new meeting's times and organizer, and supplies the default times: from now, for an hour.</summary>
    public static void CompleteNew(JsonObject body, Guid organizer, DateTimeOffset now)
    {
        if (body[End] is not null && body[Start] is null)
        {
            throw GraphFailure.BadRequest("An end time needs a start time.");
        }

        body[Start] ??= MeetingTime.Format(now);
        body[End] ??= MeetingTime.Format(MeetingTime.Read(body[Start]!).AddHours(1));
        RequireOrder(body);
        RequirePresenters(body);
        var user = Step(Step(Step(body["participants"], "organizer"), "identity"), "user");
        if (Step(user, "id") is { } id && !string.Equals(id.ToString(), organizer.ToString("D"), StringComparison.OrdinalIgnoreCase))
        {
            throw GraphFailure.BadRequest("The organizer must be the user in whose name the meeting is created.");
        }
    }

    public static void CheckChange(JsonObject change, JsonObject existing)
    {
        if (change.ContainsKey(Start) != change.ContainsKey(End))
        {
            throw GraphFailure.InvalidArgument("startDateTime and endDateTime must be updated together.");
        }

        if (change.ContainsKey(Start))
        {
            RequireOrder(change);
        }

        RequirePresenters(change);
        RequireStillAnonymous(change, existing);
    }

    private static JsonNode? Step(JsonNode? node, string name) => node is JsonObject structure ? structure[name] : null;

    private static void RequireOrder(JsonObject body)
    {
        if (MeetingTime.Read(body[End]!) < MeetingTime.Read(body[Start]!))
        {
            throw GraphFailure.BadRequest("The end time is before the start time.");
        }
    }

    private static void RequirePresenters(JsonObject body)
    {
        if (body["allowedPresenters"]?.GetValue<string>() != "roleIsPresenter")
        {
            return;
        }

        var attendees = body["participants"]?["attendees"] as JsonArray;
        if (attendees is null || attendees.Any(attendee => attendee?["role"] is null))
        {
            throw GraphFailure.InvalidArgument("allowedPresenters 'roleIsPresenter' needs the full list of attendees with their roles in the same request.");
        }
    }

    private static void RequireStillAnonymous(JsonObject change, JsonObject existing)
    {
        if (change["anonymizeIdentityForRoles"] is JsonArray { Count: 0 } && existing["anonymizeIdentityForRoles"] is JsonArray { Count: > 0 })
        {
            throw GraphFailure.InvalidArgument("anonymizeIdentityForRoles cannot be removed once it is set.");
        }
    }
}
