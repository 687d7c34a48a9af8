using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Emulator.Graph;

/// <summary>Answers as this client may see them.</summary>
internal static class GraphView
{
    /// <summary>One object: its context first, its members after.</summary>
    public static JsonObject Entity(string metadataAddress, JsonObject document)
    {
        var answer = new JsonObject { ["@odata.context"] = metadataAddress + "/$entity" };
        MeetingDocument.Merge(answer, document);
        return answer;
    }

    /// <summary>The document without the values after the sentinel, unless the client prefers to see them.</summary>
    public static JsonObject Seen(HttpContext context, JsonObject document, IReadOnlyList<MemberRule> rules)
    {
        var prefersAll = context.Request.Headers.GetCommaSeparatedValues("Prefer")
            .Contains("include-unknown-enum-members", StringComparer.OrdinalIgnoreCase);
        if (!prefersAll)
        {
            MeetingDocument.Downlevel(document, rules);
        }

        return document;
    }

    public static string Metadata(HttpContext context, string resource) => $"https://{context.Request.Host}/v1.0/$metadata#{resource}";
}
