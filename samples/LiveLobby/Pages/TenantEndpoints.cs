using LiveLobby.Hall;
using LiveLobby.Options;
using Microsoft.AspNetCore.Http.HttpResults;
using SecureTeams.Admission;
using SecureTeams.Tenant;

namespace LiveLobby.Pages;

/// <summary>The switches of the tenant's administrator.</summary>
internal static class TenantEndpoints
{
    internal static void Map(WebApplication application)
    {
        application.MapPage("/tenant", (HttpRequest request, MeetingHall hall, NoticeBoard board) =>
            new RazorComponentResult<TenantPage>(new { Tenant = hall.Tenant, Notice = board.Find(request.Query.Field("notice")) }));
        application.MapForms("/tenant").MapPost(string.Empty, ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(HttpRequest request, MeetingHall hall, CancellationToken stop)
    {
        IFormCollection form = await request.ReadFormAsync(stop);
        if (!Enum.TryParse(form.Field("profile"), out GuidanceProfile profile) || !Enum.IsDefined(profile))
        {
            return new SeeOther("/tenant", Notice.Refused("Nothing was changed", "Choose one of the two descriptions of Teams."));
        }

        TenantSettings before = hall.Tenant;
        TenantSettings after = new(
            before.Configuration with { AllowAnonymousJoin = IsOn("anonymous-join"), AllowGuests = IsOn("guests") },
            before.Policy with
            {
                AllowAnonymousJoin = IsOn("organizer-anonymous-join"),
                AllowAnonymousStart = IsOn("anonymous-start"),
                BlockedAnonymousClients = IsOn("block-other-clients") ? AnonymousClients.CommunicationServices : AnonymousClients.None,
                ExternalBots = IsOn("bots-need-approval") ? ExternalBotAccess.RequireApprovalWhenDetected : ExternalBotAccess.AllowAll,
            },
            profile);
        if (after == before)
        {
            return new SeeOther("/tenant", Notice.Done("Nothing was changed", "The switches stand as they stood."));
        }

        IReadOnlyList<(MeetingView Before, MeetingView After, IReadOnlyList<string> Happened)> changes = await hall.ChangeAsync(after, stop);
        return new SeeOther("/tenant", Notice.Done("The tenant was changed", "It holds for whoever comes to a door from now on, and for those in a lobby whom it lets in or keeps out.") with { Details = [.. changes.SelectMany(Lines)] });

        bool IsOn(string name) => form.Field(name) == "true";
    }

    private static IEnumerable<string> Lines((MeetingView Before, MeetingView After, IReadOnlyList<string> Happened) meeting)
    {
        IReadOnlyList<AccessChange> access = AccessChange.Between(meeting.Before.Scene, meeting.After.Scene);
        string subject = meeting.Before.Subject;
        return access.Count == 0
            ? [$"{subject}: nobody gains or loses access.", .. meeting.Happened.Select(line => $"{subject}: {line}")]
            : [.. access.Select(change => $"{subject}: {change}"), .. meeting.Happened.Select(line => $"{subject}: {line}")];
    }
}
