using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>Error answers outside OpenIddict, and the members that every error answer has.</summary>
internal static class EntraAnswer
{
    public const string CorrelationHeader = "client-request-id";

    public static Task WriteErrorAsync(HttpContext context, int status, string error, string description, DateTimeOffset now, string? claims = null, string? subError = null)
    {
        var body = new JsonObject { ["error"] = error, ["error_description"] = description };
        foreach (var (name, value) in Members(context, description, now))
        {
            body[name] = value;
        }

        if (claims is not null)
        {
            body["claims"] = claims;
        }

        if (subError is not null)
        {
            body["suberror"] = subError;
        }

        return GraphAnswer.WriteAsync(context, status, body);
    }

    /// <summary>Code, times and ids of an error; the correlation id is the client's, if it sent one.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> Members(HttpContext context, string description, DateTimeOffset now)
    {
        if (CodeIn(description) is { } code)
        {
            yield return ("error_codes", new JsonArray(code));
        }

        yield return ("timestamp", now.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        yield return ("trace_id", Guid.NewGuid().ToString("D"));
        yield return ("correlation_id", CorrelationId(context));
    }

    private static int? CodeIn(string description)
    {
        const string Prefix = "AADSTS";
        var end = description.IndexOf(':', StringComparison.Ordinal);
        return description.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(description.AsSpan(Prefix.Length, Math.Max(0, end - Prefix.Length)), out var code)
            ? code
            : null;
    }

    private static string CorrelationId(HttpContext context) =>
        Guid.TryParse(context.Request.Headers[CorrelationHeader].ToString(), out var id) ? id.ToString("D") : Guid.NewGuid().ToString("D");
}
