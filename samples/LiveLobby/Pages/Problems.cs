using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using SecureTeams;

namespace LiveLobby.Pages;

/// <summary>Errors, as pages in the same layout that say what to do.</summary>
internal static class Problems
{
    internal static ExceptionHandlerOptions Handler { get; } = new()
    {
        ExceptionHandler = context => ShowAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            // The messages of these hold no secret and no personal data.
            SecureTeamsException failure => new Problem(StatusCodes.Status502BadGateway, "Teams did not answer as it should", failure.Message),
            BadHttpRequestException bad => Of(bad.StatusCode),
            _ => Of(StatusCodes.Status500InternalServerError),
        }),
    };

    internal static Task ShowAsync(StatusCodeContext context) => ShowAsync(context.HttpContext, Of(context.HttpContext.Response.StatusCode));

    private static Problem Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "There is no such page", "The meeting or the page does not exist. Go to the list and choose from there."),
        StatusCodes.Status400BadRequest => new(status, "The request was not understood", "It did not come from a form of this site, or the form was opened before the site was started anew. Go back, reload the page, and try again."),
        StatusCodes.Status405MethodNotAllowed => new(status, "This address takes a form", "Go to the list, open the meeting, and use its buttons."),
        StatusCodes.Status415UnsupportedMediaType => new(status, "This address takes a form", "The request had something else in it. Go to the list, open the meeting, and use its buttons."),
        StatusCodes.Status413PayloadTooLarge => new(status, "The form is too large", "Enter less text."),
        _ => new(status, "Something went wrong", "The site made a mistake. Go to the list and try again."),
    };

    private static Task ShowAsync(HttpContext context, Problem problem) =>
        new RazorComponentResult<ProblemPage>(new { Problem = problem }) { StatusCode = problem.Status }.ExecuteAsync(context);
}
