using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LiveLobby.Pages;

/// <summary>Pages, and forms that only this site's own pages can send.</summary>
internal static class Forms
{
    /// <summary>Makes a page that can be asked for, with its content or without.</summary>
    internal static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);

    /// <summary>Makes a group whose every endpoint demands the token of a page that this site gave to this browser.</summary>
    internal static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes, string prefix) => routes.MapGroup(prefix)
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (context, next) => await RefusalAsync(context.HttpContext) is { } status ? Results.StatusCode(status) : await next(context));

    /// <summary>The value of a field that occurs once.</summary>
    internal static string? Field(this IFormCollection form, string name) => form[name] is [{ } value] ? value : null;

    /// <summary>Reads the form, so that what is wrong with it is found here and not by an endpoint.</summary>
    /// <returns>The status of the refusal; null when the form is as it should be.</returns>
    private static async Task<int?> RefusalAsync(HttpContext context)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return StatusCodes.Status400BadRequest;
        }

        if (!context.Request.HasFormContentType)
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }

        return null;
    }

    /// <summary>The value of a parameter that occurs once.</summary>
    internal static string? Field(this IQueryCollection query, string name) => query[name] is [{ } value] ? value : null;
}
