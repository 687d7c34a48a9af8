using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SecureTeams.Graph.Permissions;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Graph;

/// <summary>Turns an answer of Microsoft Graph that is not a success into an exception.</summary>
internal static class GraphFailure
{
    internal static SecureTeamsException From(in GraphRequest call, GraphCaller caller, HttpResponseMessage response, ReadOnlySpan<byte> body, TimeProvider clock)
    {
        GraphError? error = ReadError(body);
        string? serviceCode = WireText.CodeOrNull(error?.Code);
        if (response.StatusCode == HttpStatusCode.Forbidden && !caller.IsDelegated && NamesAccessPolicy(error?.Message))
        {
            return new ApplicationAccessPolicyException(
                "No application access policy lets this application act on meetings of the user.",
                "Let an administrator run AdministratorCommands (New-CsApplicationAccessPolicy, Grant-CsApplicationAccessPolicy); it takes up to 30 minutes to take effect.")
            {
                AdministratorCommands = caller.ClientId is { } application && call.Organizer != Guid.Empty ? PermissionPlan.ApplicationAccessPolicyCommands(application, call.Organizer) : [],
                StatusCode = response.StatusCode,
                ServiceCode = serviceCode,
                RequestId = RequestId(response),
            };
        }

        GraphPermission permission = (caller.IsDelegated ? call.Operation.Delegated : null) ?? call.Operation.Application;
        (SecureTeamsErrorCode code, string message, string nextStep) = Describe(response.StatusCode, permission, caller.IsDelegated);
        string detail = serviceCode is null ? string.Empty : $" ({serviceCode})";
        string tries = AttemptHandler.CountOf(response.RequestMessage) is > 1 and int attempts ? $", after {attempts} attempts" : string.Empty;
        return new TeamsServiceException(code, $"Microsoft Graph {message}: {(int)response.StatusCode}{detail}{tries}.", nextStep)
        {
            MissingPermission = code == SecureTeamsErrorCode.AccessDenied ? permission : null,
            StatusCode = response.StatusCode,
            ServiceCode = serviceCode,
            RequestId = RequestId(response),
            RetryAfter = RetryAfter.Of(response, clock),
        };
    }

    /// <summary>Reads how long the service asks to wait, for callers that may not use the transport.</summary>
    internal static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider clock) => RetryAfter.Of(response, clock);

    internal static string? RequestId(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("request-id", out HeaderStringValues values))
        {
            return null;
        }

        foreach (string value in values)
        {
            return Guid.TryParse(value, out Guid id) ? Plain(value, id) : null;
        }

        return null;
    }

    /// <summary>The usual form of the id; the text as it came when it has that form already.</summary>
    private static string Plain(string text, Guid id)
    {
        Span<char> plain = stackalloc char[36];
        return id.TryFormat(plain, out _, "D") && plain.SequenceEqual(text) ? text : plain.ToString();
    }

    private static (SecureTeamsErrorCode Code, string Message, string NextStep) Describe(HttpStatusCode status, GraphPermission permission, bool isDelegated) => status switch
    {
        HttpStatusCode.Unauthorized => (SecureTeamsErrorCode.TokenRejected, "did not accept the token",
            "Check that tenant, application and cloud belong together."),
        HttpStatusCode.Forbidden => (SecureTeamsErrorCode.AccessDenied, "denied access",
            isDelegated
                ? $"The user's token needs {permission}: add it to the registration as a delegated permission, and let the user or an administrator consent; the user must be the organizer or invited."
                : $"The application needs {permission}: add it to the registration as an application permission, and let an administrator consent."),
        HttpStatusCode.NotFound => (SecureTeamsErrorCode.NotFound, "does not know the meeting or the user",
            "Check the organizer's object id and the meeting id; a meeting is found only under its organizer."),
        HttpStatusCode.TooManyRequests => (SecureTeamsErrorCode.Throttled, "asked to slow down",
            "Wait for RetryAfter before the next try, and send fewer requests at a time."),
        >= HttpStatusCode.InternalServerError => (SecureTeamsErrorCode.ServiceUnavailable, "failed",
            "Try again later; if it persists, report the request id to Microsoft."),
        _ => (SecureTeamsErrorCode.RequestRejected, "rejected the request",
            "Compare the request with the Graph page of the operation; the request id finds the service's own text."),
    };

    private static GraphError? ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, GraphErrorJson.Default.GraphErrorEnvelope)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool NamesAccessPolicy(string? message) =>
        message is not null
        && (message.Contains("application access policy", StringComparison.OrdinalIgnoreCase)
            || (message.Contains("is not authorized to", StringComparison.OrdinalIgnoreCase) && message.Contains("on behalf of user", StringComparison.OrdinalIgnoreCase)));
}
