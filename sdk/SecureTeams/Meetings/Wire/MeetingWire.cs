using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>The JSON of an online meeting, as far as this version reads it; the rest is kept.</summary>
internal sealed class MeetingWire
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("startDateTime")]
    public DateTimeOffset? StartDateTime { get; set; }

    [JsonPropertyName("endDateTime")]
    public DateTimeOffset? EndDateTime { get; set; }

    [JsonPropertyName("joinWebUrl")]
    public string? JoinWebUrl { get; set; }

    [JsonPropertyName("lobbyBypassSettings")]
    public LobbyWire? Lobby { get; set; }

    [JsonPropertyName("allowedPresenters")]
    public string? AllowedPresenters { get; set; }

    [JsonPropertyName("allowedLobbyAdmitters")]
    public string? AllowedLobbyAdmitters { get; set; }

    [JsonPropertyName("participants")]
    public ParticipantsWire? Participants { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Additional { get; set; }
}

internal sealed record LobbyWire(
    [property: JsonPropertyName("scope")] string? Scope,
    [property: JsonPropertyName("isDialInBypassEnabled")] bool? IsDialInBypassEnabled);

internal sealed record ParticipantsWire([property: JsonPropertyName("attendees")] AttendeeWire[]? Attendees);

internal sealed record AttendeeWire(
    [property: JsonPropertyName("upn")] string? Upn,
    [property: JsonPropertyName("role")] string? Role,
    [property: JsonPropertyName("identity")] IdentitySetWire? Identity);

internal sealed record IdentitySetWire([property: JsonPropertyName("user")] IdentityWire? User);

internal sealed record IdentityWire([property: JsonPropertyName("id")] string? Id);

internal sealed record MeetingPageWire(
    [property: JsonPropertyName("value")] MeetingWire[]? Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(MeetingWire))]
[JsonSerializable(typeof(MeetingPageWire))]
internal sealed partial class MeetingJson : JsonSerializerContext;
