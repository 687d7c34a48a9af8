using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.ManagedIdentity;

namespace SecureTeams.Emulator.Faults;

/// <summary>What happens to a request instead of, or besides, being handled.</summary>
/// <param name="context">The request.</param>
/// <param name="next">Handles it as usual.</param>
/// <param name="clock">The emulator's clock.</param>
internal delegate Task ScriptedFault(HttpContext context, RequestDelegate next, TimeProvider clock);

/// <summary>The kinds of <see cref="ScriptedFault"/>.</summary>
internal static class ScriptedFaults
{
    public static ScriptedFault Error(int status, string code, string? retryAfter = null) => (context, _, clock) =>
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        const string Message = "The emulator was told to answer so.";
        if (context.GetEndpoint()?.Metadata.GetMetadata<GraphRoute>() is not null)
        {
            return GraphAnswer.WriteErrorAsync(context, status, code, Message, clock.GetUtcNow());
        }

        return context.Request.Path == ManagedIdentityRoute.Path
            ? ManagedIdentityRoute.WriteErrorAsync(context, status, Message)
            : EntraAnswer.WriteErrorAsync(context, status, "temporarily_unavailable", Message, clock.GetUtcNow());
    };

    public static ScriptedFault TokenError(int code, string? claims) => (context, _, clock) =>
    {
        var (error, subError) = TokenErrors.Of(code);
        return EntraAnswer.WriteErrorAsync(context, TokenErrors.StatusOf(error), error, $"AADSTS{code}: The emulator was told to answer so.", clock.GetUtcNow(), claims, subError);
    };

    public static ScriptedFault SlowDown() => (context, _, clock) =>
        EntraAnswer.WriteErrorAsync(context, StatusCodes.Status400BadRequest, EntraError.SlowDown.Error, EntraError.SlowDown.Describe(), clock.GetUtcNow());

    public static ScriptedFault Reset() => (context, _, _) =>
    {
        PendingRecord.CutConnection(context);
        return Task.CompletedTask;
    };

    public static ScriptedFault Delay(TimeSpan delay) => async (context, next, clock) =>
    {
        await Task.Delay(delay, clock, context.RequestAborted).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    };

    public static ScriptedFault Redirect(Uri location) => (context, _, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = location.AbsoluteUri;
        return Task.CompletedTask;
    };

    public static ScriptedFault Oversized(long length) => async (context, _, _) =>
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync("{\"subject\":\"", context.RequestAborted).ConfigureAwait(false);
        await Padding.WriteAsync(context, length).ConfigureAwait(false);
        await context.Response.WriteAsync("\"}", context.RequestAborted).ConfigureAwait(false);
    };

    public static ScriptedFault Malformed() => (context, _, _) =>
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync("{\"id\":\"MSo1\",\"lobbyBypassSettings\":{\"scope\":", context.RequestAborted);
    };

    public static ScriptedFault EmptyPage(string nextLink) => (context, _, _) =>
        GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["value"] = new JsonArray(), ["@odata.nextLink"] = nextLink });

    public static ScriptedFault ClaimsChallenge(string claims) => (context, _, clock) =>
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims));
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{encoded}\"";
        return GraphAnswer.WriteErrorAsync(context, StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.", clock.GetUtcNow());
    };

    public static ScriptedFault Mark<TFeature>(TFeature feature)
        where TFeature : class => (context, next, _) =>
    {
        context.Features.Set(feature);
        return next(context);
    };
}
