using System.Text;
using SecureTeams;
using SecureTeams.Identity;
using SecureTeams.Identity.Claims;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Meetings;

namespace OnBehalfOfApi;

/// <summary>The tab's own web API: it acts with the rights of the user whose token the tab sends, and with no others.</summary>
internal static class Reviews
{
    internal static async Task<IResult> ScheduleAsync(HttpRequest request, TabTokenValidator tokens, TeamsMeetingsClient meetings, CancellationToken cancellationToken)
    {
        TabTokenResult caller = await tokens.ValidateAsync(BearerOf(request), cancellationToken);
        if (caller.Token is not { } token)
        {
            // The reason is for the log and the metric; a caller who has no valid token learns nothing from it.
            return Results.StatusCode((int)caller.StatusCode);
        }

        DateTimeOffset start = TimeProvider.System.GetUtcNow().AddDays(1);
        var draft = new MeetingDraft { Subject = "Review", Schedule = new MeetingSchedule(start, start.AddHours(1)), Policy = MeetingPolicy.Strict };
        try
        {
            OnlineMeeting meeting = await meetings.OnBehalfOf(token).CreateAsync(token.ObjectId, draft, cancellationToken);
            return Results.Json(new { meeting.Id }, statusCode: StatusCodes.Status201Created);
        }
        catch (ClaimsChallengeException challenge)
        {
            // The tab asks Teams for a token that meets the demand, and calls again.
            string claims = Convert.ToBase64String(Encoding.UTF8.GetBytes(challenge.Claims));
            request.HttpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_claims\", claims=\"{claims}\"";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        catch (TeamsAuthenticationException failure) when (failure.Code == SecureTeamsErrorCode.ConsentRequired)
        {
            return Results.Problem("Consent to the permissions of this application first.", statusCode: StatusCodes.Status403Forbidden);
        }
        catch (SecureTeamsException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static string? BearerOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
    }
}
