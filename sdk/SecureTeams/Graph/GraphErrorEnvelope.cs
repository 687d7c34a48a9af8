using System.Text.Json.Serialization;

namespace SecureTeams.Graph;

/// <summary>Microsoft Graph's error body: <c>{ "error": { "code", "message", "innerError" } }</c>.</summary>
internal sealed record GraphErrorEnvelope([property: JsonPropertyName("error")] GraphError? Error);

internal sealed record GraphError(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("message")] string? Message);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, MaxDepth = 16)]
[JsonSerializable(typeof(GraphErrorEnvelope))]
internal sealed partial class GraphErrorJson : JsonSerializerContext;
