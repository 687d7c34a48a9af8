using LiveLobby.Hall;
using LiveLobby.Options;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveLobby.Pages;

/// <summary>The form of options, its preview, and the change.</summary>
internal static class OptionsEndpoints
{
    internal static void Map(WebApplication application)
    {
        application.MapPage("/meetings/{number:int}/options", (int number, HttpRequest request, MeetingHall hall, NoticeBoard board, CancellationToken stop) =>
            ShowAsync(number, request, hall, board, isPreview: false, stop));
        application.MapPage("/meetings/{number:int}/options/preview", (int number, HttpRequest request, MeetingHall hall, NoticeBoard board, CancellationToken stop) =>
            ShowAsync(number, request, hall, board, isPreview: true, stop));
        application.MapForms("/meetings/{number:int}").MapPost("/options", ApplyAsync);
    }

    private static async Task<IResult> ShowAsync(int number, HttpRequest request, MeetingHall hall, NoticeBoard board, bool isPreview, CancellationToken stop)
    {
        if (await hall.InAsync(number, room => room.View(request.Query.Field("as")), stop) is not { } view)
        {
            return Results.NotFound();
        }

        OptionsForm form = OptionsForm.Read(request.Query.Field, view.Meeting);
        Notice? notice = board.Find(request.Query.Field("notice"));
        return isPreview && form.Faults.Count == 0
            ? new RazorComponentResult<PreviewPage>(new { View = view, Notice = notice, Preview = OptionsPreview.Of(form, view, LobbySite.Floor) })
            : new RazorComponentResult<OptionsPage>(new { View = view, Notice = notice, Form = form }) { StatusCode = form.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }

    private static async Task<IResult> ApplyAsync(int number, HttpRequest request, OptionsDesk desk, CancellationToken stop)
    {
        IFormCollection form = await request.ReadFormAsync(stop);
        string? actor = form.Field("as");
        if (await desk.ApplyAsync(number, actor, form.Field, stop) is not { } outcome)
        {
            return Results.NotFound();
        }

        string suffix = $"?as={Uri.EscapeDataString(actor ?? Actor.OrganizerKey)}";
        return outcome.Form is { } again
            ? new SeeOther($"/meetings/{number}/options{suffix}{again.Query()}", outcome.Notice)
            : new SeeOther($"/meetings/{number}{suffix}", outcome.Notice);
    }
}
