namespace LiveLobby;

/// <summary>What every answer tells the browser: there is no script, no frame, no foreign form, and nothing to keep.</summary>
internal static class ResponseHeaders
{
    internal const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    internal static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: an error page begins its answer anew.
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
