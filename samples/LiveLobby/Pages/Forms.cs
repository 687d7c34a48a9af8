using Microsoft.AspNetCore.Antiforgery;

namespace LiveLobby.Pages;

/// <summary>Forms that only this site's own pages can send.</summary>
internal static class Forms
{
    /// <summary>Makes a group whose every endpoint demands the token of a page that this site gave to this browser.</summary>
    internal static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes, string prefix) => routes.MapGroup(prefix)
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
            ? await next(context)
            : Results.StatusCode(StatusCodes.Status400BadRequest));

    /// <summary>The value of a field that occurs once.</summary>
    internal static string? Field(this IFormCollection form, string name) => form[name] is [{ } value] ? value : null;

    /// <summary>The value of a parameter that occurs once.</summary>
    internal static string? Field(this IQueryCollection query, string name) => query[name] is [{ } value] ? value : null;
}
