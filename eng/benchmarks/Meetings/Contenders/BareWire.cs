using System.Text.Json.Serialization;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>The members that the SDK reads, spelt as the answers spell them; others are skipped.</summary>
internal sealed record BareMeeting
{
    public string? Id { get; init; }

    public string? Subject { get; init; }

    public DateTimeOffset? StartDateTime { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    public DateTimeOffset? CreationDateTime { get; init; }

    public DateTimeOffset? ExpiryDateTime { get; init; }

    public string? JoinWebUrl { get; init; }

    public BareBody? JoinInformation { get; init; }

    public BareJoinById? JoinMeetingIdSettings { get; init; }

    public BareAudio? AudioConferencing { get; init; }

    public string? VideoTeleconferenceId { get; init; }

    public BareParticipants? Participants { get; init; }

    public BareLobby? LobbyBypassSettings { get; init; }

    public string? AllowedPresenters { get; init; }

    public string? AllowedLobbyAdmitters { get; init; }

    public string? AllowMeetingChat { get; init; }

    public string? ShareMeetingChatHistoryDefault { get; init; }

    public BareChat? ChatInfo { get; init; }

    public BareChatRestrictions? ChatRestrictions { get; init; }

    public bool? AllowAttendeeToEnableCamera { get; init; }

    public bool? AllowAttendeeToEnableMic { get; init; }

    public bool? AllowTeamworkReactions { get; init; }

    public bool? AllowParticipantsToChangeName { get; init; }

    public bool? AllowRecording { get; init; }

    public bool? AllowTranscription { get; init; }

    public bool? RecordAutomatically { get; init; }

    public bool? AllowBreakoutRooms { get; init; }

    public bool? AllowWhiteboard { get; init; }

    public bool? AllowPowerPointSharing { get; init; }

    public string? AllowLiveShare { get; init; }

    public bool? AllowCopyingAndSharingMeetingContent { get; init; }

    public bool? IsEntryExitAnnounced { get; init; }

    public bool? IsEndToEndEncryptionEnabled { get; init; }

    public BareWatermark? WatermarkProtection { get; init; }

    public string[]? AnonymizeIdentityForRoles { get; init; }

    public BareLabel? SensitivityLabelAssignment { get; init; }

    public string? MeetingOptionsWebUrl { get; init; }

    public string? MeetingSpokenLanguageTag { get; init; }

    public string? MeetingType { get; init; }

    public string? ExternalId { get; init; }

    public bool? IsBroadcast { get; init; }
}

internal sealed record BareBody(string? Content, string? ContentType);

internal sealed record BareJoinById(bool? IsPasscodeRequired, string? JoinMeetingId, string? Passcode);

internal sealed record BareAudio(
    [property: JsonPropertyName("ConferenceId")] string? ConferenceId, string? TollNumber, string? TollFreeNumber, string? DialinUrl, string[]? TollNumbers, string[]? TollFreeNumbers);

internal sealed record BareParticipants(BareAttendee? Organizer, BareAttendee[]? Attendees);

internal sealed record BareAttendee(string? Upn, string? Role, BareIdentitySet? Identity);

internal sealed record BareIdentitySet(BareUser? User);

internal sealed record BareUser(Guid? Id);

internal sealed record BareLobby
{
    public string? Scope { get; init; }

    public bool? IsDialInBypassEnabled { get; init; }
}

internal sealed record BareChat(string? ThreadId, string? MessageId, string? ReplyChainMessageId);

internal sealed record BareChatRestrictions(bool? AllowTextOnly);

internal sealed record BareWatermark(bool? IsEnabledForContentSharing, bool? IsEnabledForVideo);

internal sealed record BareLabel(string? SensitivityLabelId);

internal sealed record BareRecordPage(BareRecord[]? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

internal sealed record BareRecord(
    string? Id, string? EmailAddress, BareIdentity? Identity, string? Role, int? TotalAttendanceInSeconds, BareInterval[]? AttendanceIntervals, string? RegistrationId);

internal sealed record BareIdentity([property: JsonPropertyName("@odata.type")] string? Type, string? Id, string? DisplayName, Guid? TenantId);

internal sealed record BareInterval(DateTimeOffset? JoinDateTime, DateTimeOffset? LeaveDateTime, int? DurationInSeconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareMeeting))]
[JsonSerializable(typeof(BareRecordPage))]
internal sealed partial class BareJson : JsonSerializerContext;
