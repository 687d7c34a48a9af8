using System.Reflection;
using LiveLobby.Hall;
using LiveLobby.Options;
using Microsoft.AspNetCore.Http.HttpResults;
using SecureTeams;
using SecureTeams.Admission.Roles;

namespace LiveLobby.Pages;

/// <summary>The list, the pages of a meeting, and what can be done in it.</summary>
internal static class MeetingEndpoints
{
    private const int LongestName = 80;

    internal static void Map(WebApplication application)
    {
        application.MapPage("/style.css", () => Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("Style.css")!, "text/css; charset=utf-8"));
        application.MapPage("/", async (HttpRequest request, MeetingHall hall, NoticeBoard board, CancellationToken stop) =>
            new RazorComponentResult<MeetingsPage>(new { Meetings = await hall.ListAsync(stop), Notice = board.Find(request.Query.Field("notice")) }));
        MapPage<LivePage>(application, "/meetings/{number:int}");
        MapPage<ProtectionPage>(application, "/meetings/{number:int}/protection");
        MapPage<MatrixPage>(application, "/meetings/{number:int}/matrix");

        RouteGroupBuilder forms = application.MapForms("/meetings/{number:int}");
        MapAction(forms, "/start", (room, _, _) => room.Start());
        MapAction(forms, "/end", (room, actor, _) => room.End(actor));
        MapAction(forms, "/join", (room, _, form) => Join(room, form));
        MapAction(forms, "/admit", (room, actor, form) => room.Admit(actor, Person(form)));
        MapAction(forms, "/reject", (room, actor, form) => room.Reject(actor, Person(form)));
        MapAction(forms, "/leave", (room, actor, form) => room.Leave(actor, Person(form)));
        foreach (ParticipantRole role in new[] { ParticipantRole.Attendee, ParticipantRole.Presenter, ParticipantRole.CoOrganizer })
        {
            MapAction(forms, $"/make-{Words.Of(role)}", (room, actor, form) => room.ChangeRole(actor, Person(form), role));
        }
    }

    private static void MapPage<TPage>(WebApplication application, string pattern)
        where TPage : MeetingPage => application.MapPage(pattern, async Task<IResult> (int number, HttpRequest request, MeetingHall hall, NoticeBoard board, CancellationToken stop) =>
            await hall.InAsync(number, room => room.View(request.Query.Field("as")), stop) is { } view
                ? new RazorComponentResult<TPage>(new { View = view, Notice = board.Find(request.Query.Field("notice")) ?? Replaced(request, view) })
                : Results.NotFound());

    /// <summary>Says that the person as whom the visitor acted is gone.</summary>
    private static Notice? Replaced(HttpRequest request, MeetingView view) => request.Query.Field("as") is { } key && key != view.Actor.Key
        ? Notice.Refused($"You act as {view.Actor.Name} now", OptionsDesk.Gone)
        : null;

    private static void MapAction(RouteGroupBuilder forms, string pattern, Func<MeetingRoom, Actor, IFormCollection, Notice> act) =>
        forms.MapPost(pattern, async Task<IResult> (int number, HttpRequest request, MeetingHall hall, CancellationToken stop) =>
        {
            IFormCollection form = await request.ReadFormAsync(stop);
            SeeOther? next = await hall.InAsync(number, room =>
            {
                Notice notice = room.FindActor(form.Field("as")) is { } actor ? act(room, actor, form) : Notice.Refused("Nothing was done", OptionsDesk.Gone);

                // Whoever left, or ended the meeting, acts as the organizer from now on.
                return new SeeOther(room.View(form.Field("as")) is { } view ? view.Address() : "/", notice);
            }, stop);
            return next ?? Results.NotFound();
        });

    private static Notice Join(MeetingRoom room, IFormCollection form)
    {
        const string Nobody = "Nobody came to the door";
        if (ParticipantChoice.Find(form.Field("kind")) is not { } choice)
        {
            return Notice.Refused(Nobody, "Choose one of the listed kinds of participant.");
        }

        string name = form.Field("name")?.Trim() ?? string.Empty;
        if (name.Length > LongestName || !Words.IsOneLine(name))
        {
            return Notice.Refused(Nobody, $"Enter a name of at most {LongestName} characters on one line.");
        }

        string listed = form.Field("listed") ?? string.Empty;
        return listed is "" or "attendee" or "presenter" or "coorganizer"
            ? room.Join(choice, name.Length > 0 ? name : choice.SampleName, form.Field("invited") == "true", listed.Length > 0 ? new MeetingRole(listed) : null)
            : Notice.Refused(Nobody, "Choose one of the listed roles.");
    }

    /// <summary>A person who is nobody's id is nobody who is there.</summary>
    private static Guid Person(IFormCollection form) => Guid.TryParse(form.Field("person"), out Guid person) ? person : Guid.Empty;
}
