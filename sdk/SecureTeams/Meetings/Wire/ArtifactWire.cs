using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

internal sealed record PageWire<T>(
    [property: JsonPropertyName("value")] T?[]? Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

internal sealed record ReportWire(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("meetingStartDateTime")] DateTimeOffset? Start,
    [property: JsonPropertyName("meetingEndDateTime")] DateTimeOffset? End,
    [property: JsonPropertyName("totalParticipantCount")] int? Count);

internal sealed record RecordWire(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("emailAddress")] string? EmailAddress,
    [property: JsonPropertyName("identity")] RecordIdentityWire? Identity,
    [property: JsonPropertyName("role"), JsonConverter(typeof(KnownTextConverter))] string? Role,
    [property: JsonPropertyName("totalAttendanceInSeconds")] int? TotalSeconds,
    [property: JsonPropertyName("attendanceIntervals")] IntervalWire?[]? Intervals,
    [property: JsonPropertyName("registrationId")] string? RegistrationId);

internal sealed record RecordIdentityWire(
    [property: JsonPropertyName("@odata.type"), JsonConverter(typeof(KnownTextConverter))] string? Type,
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("displayName")] string? DisplayName,
    [property: JsonPropertyName("tenantId")] string? TenantId);

internal sealed record IntervalWire(
    [property: JsonPropertyName("joinDateTime")] DateTimeOffset? Joined,
    [property: JsonPropertyName("leaveDateTime")] DateTimeOffset? Left,
    [property: JsonPropertyName("durationInSeconds")] int? Seconds);

internal sealed record ArtifactItemWire(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("meetingId")] string? MeetingId,
    [property: JsonPropertyName("callId")] string? CallId,
    [property: JsonPropertyName("contentCorrelationId")] string? CorrelationId,
    [property: JsonPropertyName("createdDateTime")] DateTimeOffset? Created,
    [property: JsonPropertyName("endDateTime")] DateTimeOffset? End,
    [property: JsonPropertyName("meetingOrganizer")] IdentitySetWire? Organizer);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, MaxDepth = 32)]
[JsonSerializable(typeof(ReportWire))]
[JsonSerializable(typeof(PageWire<ReportWire>))]
[JsonSerializable(typeof(PageWire<RecordWire>))]
[JsonSerializable(typeof(PageWire<ArtifactItemWire>))]
internal sealed partial class ArtifactJson : JsonSerializerContext;
