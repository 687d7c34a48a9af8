using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

internal sealed class ZonedWire : OpenWire
{
    [JsonPropertyName("dateTime")]
    public string? DateTime { get; set; }

    [JsonPropertyName("timeZone"), JsonConverter(typeof(KnownTextConverter))]
    public string? TimeZone { get; set; }
}

internal sealed class EventWire : ItemWire
{
    [JsonPropertyName("status"), JsonConverter(typeof(KnownTextConverter))]
    public string? Status { get; set; }

    [JsonPropertyName("audience"), JsonConverter(typeof(KnownTextConverter))]
    public string? Audience { get; set; }

    [JsonPropertyName("isInviteOnly")]
    public bool? IsInviteOnly { get; set; }

    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    [JsonPropertyName("startDateTime")]
    public ZonedWire? Start { get; set; }

    [JsonPropertyName("endDateTime")]
    public ZonedWire? End { get; set; }

    [JsonPropertyName("createdBy")]
    public IdentitySetWire? CreatedBy { get; set; }

    [JsonPropertyName("coOrganizers")]
    public IdentityWire?[]? CoOrganizers { get; set; }
}

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
