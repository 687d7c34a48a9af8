using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Batching;

internal sealed record BatchAnswerWire([property: JsonPropertyName("responses")] BatchItemWire?[]? Responses);

internal sealed record BatchItemWire(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("headers")] Dictionary<string, JsonElement>? Headers,
    [property: JsonPropertyName("body")] JsonElement Body);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, MaxDepth = 48)]
[JsonSerializable(typeof(BatchAnswerWire))]
internal sealed partial class BatchJson : JsonSerializerContext;
