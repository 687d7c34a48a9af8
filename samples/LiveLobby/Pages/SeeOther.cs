using LiveLobby.Hall;

namespace LiveLobby.Pages;

/// <summary>Leads from an action to a page that can be reloaded without repeating it.</summary>
internal sealed class SeeOther(string path, Notice notice) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        string key = httpContext.RequestServices.GetRequiredService<NoticeBoard>().Pin(notice);
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}notice={key}";
        return Task.CompletedTask;
    }
}
