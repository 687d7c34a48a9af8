using System.Net;
using System.Text.Json;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Graph;

/// <summary>Turns an answer of Microsoft Graph that is not a success into an exception.</summary>
internal static class GraphFailure
{
    internal static SecureTeamsException From(HttpResponseMessage response, ReadOnlySpan<byte> body, TimeProvider clock)
    {
        GraphError? error = ReadError(body);
        string? serviceCode = WireText.CodeOrNull(error?.Code);
        if (response.StatusCode == HttpStatusCode.Forbidden && NamesAccessPolicy(error?.Message))
        {
            return new ApplicationAccessPolicyException(
                "No application access policy lets this application act on meetings of the user.",
                "Let an administrator run New-CsApplicationAccessPolicy and Grant-CsApplicationAccessPolicy; it takes up to 30 minutes to take effect.")
            {
                StatusCode = response.StatusCode,
                ServiceCode = serviceCode,
                RequestId = RequestId(response),
            };
        }

        (SecureTeamsErrorCode code, string message, string nextStep) = Describe(response.StatusCode);
        string detail = serviceCode is null ? string.Empty : $" ({serviceCode})";
        string tries = AttemptHandler.CountOf(response.RequestMessage) is > 1 and int attempts ? $", after {attempts} attempts" : string.Empty;
        return new TeamsServiceException(code, $"Microsoft Graph {message}: {(int)response.StatusCode}{detail}{tries}.", nextStep)
        {
            StatusCode = response.StatusCode,
            ServiceCode = serviceCode,
            RequestId = RequestId(response),
            RetryAfter = RetryAfter.Of(response, clock),
        };
    }

    internal static string? RequestId(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("request-id", out IEnumerable<string>? values))
        {
            return null;
        }

        foreach (string value in values)
        {
            return Guid.TryParse(value, out Guid id) ? id.ToString("D") : null;
        }

        return null;
    }

    private static (SecureTeamsErrorCode Code, string Message, string NextStep) Describe(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => (SecureTeamsErrorCode.TokenRejected, "did not accept the token",
            "Check that tenant, application and cloud belong together."),
        HttpStatusCode.Forbidden => (SecureTeamsErrorCode.AccessDenied, "denied access",
            "Grant the application OnlineMeetings.ReadWrite.All (or Read.All for reading) and let an administrator consent."),
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
