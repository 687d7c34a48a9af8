using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

internal sealed record ZonedWire(
    [property: JsonPropertyName("dateTime")] string? DateTime,
    [property: JsonPropertyName("timeZone"), JsonConverter(typeof(KnownTextConverter))] string? TimeZone);

internal sealed record EventWire(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("status"), JsonConverter(typeof(KnownTextConverter))] string? Status,
    [property: JsonPropertyName("audience"), JsonConverter(typeof(KnownTextConverter))] string? Audience,
    [property: JsonPropertyName("isInviteOnly")] bool? IsInviteOnly,
    [property: JsonPropertyName("displayName")] string? DisplayName,
    [property: JsonPropertyName("startDateTime")] ZonedWire? Start,
    [property: JsonPropertyName("endDateTime")] ZonedWire? End,
    [property: JsonPropertyName("createdBy")] IdentitySetWire? CreatedBy,
    [property: JsonPropertyName("coOrganizers")] IdentityWire?[]? CoOrganizers);

internal sealed class SessionWire : MeetingOptionsWire
{
    [JsonPropertyName("startDateTime")]
    public ZonedWire? Start { get; set; }

    [JsonPropertyName("endDateTime")]
    public ZonedWire? End { get; set; }

    [JsonPropertyName("videoOnDemandWebUrl")]
    public string? VideoOnDemandWebUrl { get; set; }
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, MaxDepth = 32)]
[JsonSerializable(typeof(EventWire))]
[JsonSerializable(typeof(PageWire<EventWire>))]
[JsonSerializable(typeof(PageWire<SessionWire>))]
internal sealed partial class EventJson : JsonSerializerContext;
