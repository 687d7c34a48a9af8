using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Identity.Challenges;

/// <summary>A claims request (OpenID Connect Core 5.5): which claims an access token must have.</summary>
internal sealed class ClaimsRequest
{
    private readonly JsonObject _accessToken;

    private ClaimsRequest(JsonObject accessToken) => _accessToken = accessToken;

    /// <summary>What the client says it can handle; <c>cp1</c> is claims challenges.</summary>
    public string[]? Capabilities => _accessToken["xms_cc"]?["values"] is JsonArray values ? [.. values.Select(value => value?.ToString() ?? string.Empty)] : null;

    public static ClaimsRequest? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject request ? new ClaimsRequest(request["access_token"] as JsonObject ?? []) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether everything that is demanded was asked for with the same value.</summary>
    public bool Covers(ClaimsRequest demand) =>
        demand._accessToken.All(wanted => _accessToken.TryGetPropertyValue(wanted.Key, out var asked) && JsonNode.DeepEquals(asked, wanted.Value));
}
