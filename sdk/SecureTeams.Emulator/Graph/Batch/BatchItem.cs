using System.Text;
using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Graph.Batch;

/// <summary>One request of a batch.</summary>
internal sealed record BatchItem(string Id, string Method, string Path, string Query, JsonObject? Headers, byte[] Body, IReadOnlyList<string> DependsOn)
{
    public const int Most = 20;

    public static IReadOnlyList<BatchItem> ReadAll(JsonObject batch)
    {
        if (batch["requests"] is not JsonArray { Count: > 0 } requests)
        {
            throw GraphFailure.BadRequest("Invalid batch payload format.");
        }

        if (requests.Count > Most)
        {
            throw GraphFailure.BadRequest($"Number of batch request steps exceeds the maximum value of {Most}.");
        }

        List<BatchItem> items = [.. requests.Select(request => Read(request as JsonObject))];
        if (items.DistinctBy(item => item.Id).Count() != items.Count)
        {
            throw GraphFailure.BadRequest("Request ids of a batch must be unique.");
        }

        return items;
    }

    private static BatchItem Read(JsonObject? request)
    {
        var id = TextOf(request, "id");
        var url = TextOf(request, "url");
        var method = TextOf(request, "method");
        if (id.Length == 0 || method.Length == 0 || url.Length == 0 || Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme != Uri.UriSchemeFile)
        {
            throw GraphFailure.BadRequest("Each request of a batch needs an id, a method and a relative url.");
        }

        var question = url.IndexOf('?', StringComparison.Ordinal);
        return new BatchItem(
            id,
            method.ToUpperInvariant(),
            "/v1.0/" + (question < 0 ? url : url[..question]).TrimStart('/'),
            question < 0 ? string.Empty : url[question..],
            request!["headers"] as JsonObject,
            request["body"] is { } body ? Encoding.UTF8.GetBytes(body.ToJsonString()) : [],
            [.. (request["dependsOn"] as JsonArray ?? []).Select(node => node?.ToString() ?? string.Empty)]);
    }

    private static string TextOf(JsonObject? request, string name) => (request?[name] as JsonValue)?.ToString() ?? string.Empty;
}
