using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

internal sealed record PageWire<T>(
    [property: JsonPropertyName("value")] T?[]? Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

/// <summary>Something that is answered by itself or in a list.</summary>
internal abstract class ItemWire : OpenWire
{
    /// <summary>Gets or sets an annotation of the answer, not a member of the item; it is skipped.</summary>
    [JsonPropertyName("@odata.context")]
    public Skipped Context { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

internal sealed class ReportWire : ItemWire
{
    [JsonPropertyName("meetingStartDateTime")]
    public DateTimeOffset? Start { get; set; }

    [JsonPropertyName("meetingEndDateTime")]
    public DateTimeOffset? End { get; set; }

    [JsonPropertyName("totalParticipantCount")]
    public int? Count { get; set; }

    [JsonPropertyName("externalEventInformation")]
    public JsonElement? ExternalEvent { get; set; }
}

internal sealed class RecordWire : ItemWire
{
    [JsonPropertyName("emailAddress")]
    public string? EmailAddress { get; set; }

    [JsonPropertyName("identity")]
    public RecordIdentityWire? Identity { get; set; }

    [JsonPropertyName("role"), JsonConverter(typeof(KnownTextConverter))]
    public string? Role { get; set; }

    [JsonPropertyName("totalAttendanceInSeconds")]
    public int? TotalSeconds { get; set; }

    [JsonPropertyName("attendanceIntervals")]
    public IntervalWire?[]? Intervals { get; set; }

    [JsonPropertyName("registrationId")]
    public string? RegistrationId { get; set; }

    [JsonPropertyName("externalRegistrationInformation")]
    public JsonElement? ExternalRegistration { get; set; }
}

internal sealed class RecordIdentityWire : OpenWire
{
    [JsonPropertyName("@odata.type"), JsonConverter(typeof(KnownTextConverter))]
    public string? Type { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    [JsonPropertyName("tenantId")]
    public IdText TenantId { get; set; }
}

internal sealed class IntervalWire : OpenWire
{
    [JsonPropertyName("joinDateTime")]
    public DateTimeOffset? Joined { get; set; }

    [JsonPropertyName("leaveDateTime")]
    public DateTimeOffset? Left { get; set; }

    [JsonPropertyName("durationInSeconds")]
    public int? Seconds { get; set; }
}

internal sealed class ArtifactItemWire : ItemWire
{
    [JsonPropertyName("meetingId")]
    public string? MeetingId { get; set; }

    [JsonPropertyName("callId")]
    public string? CallId { get; set; }

    [JsonPropertyName("contentCorrelationId")]
    public string? CorrelationId { get; set; }

    [JsonPropertyName("createdDateTime")]
    public DateTimeOffset? Created { get; set; }

    [JsonPropertyName("endDateTime")]
    public DateTimeOffset? End { get; set; }

    [JsonPropertyName("meetingOrganizer")]
    public IdentitySetWire? Organizer { get; set; }
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, MaxDepth = 32)]
[JsonSerializable(typeof(ReportWire))]
[JsonSerializable(typeof(PageWire<ReportWire>))]
[JsonSerializable(typeof(PageWire<RecordWire>))]
[JsonSerializable(typeof(PageWire<ArtifactItemWire>))]
internal sealed partial class ArtifactJson : JsonSerializerContext;
