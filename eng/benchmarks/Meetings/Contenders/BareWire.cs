using System.Text.Json.Serialization;

namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>The members that the SDK reads, spelt as the answers spell them; others are skipped.</summary>
internal sealed class BareMeeting
{
    public string? Id { get; set; }

    public string? Subject { get; set; }

    public DateTimeOffset? StartDateTime { get; set; }

    public DateTimeOffset? EndDateTime { get; set; }

    public DateTimeOffset? CreationDateTime { get; set; }

    public DateTimeOffset? ExpiryDateTime { get; set; }

    public string? JoinWebUrl { get; set; }

    public BareBody? JoinInformation { get; set; }

    public BareJoinById? JoinMeetingIdSettings { get; set; }

    public BareAudio? AudioConferencing { get; set; }

    public string? VideoTeleconferenceId { get; set; }

    public BareParticipants? Participants { get; set; }

    public BareLobby? LobbyBypassSettings { get; set; }

    public string? AllowedPresenters { get; set; }

    public string? AllowedLobbyAdmitters { get; set; }

    public string? AllowMeetingChat { get; set; }

    public string? ShareMeetingChatHistoryDefault { get; set; }

    public BareChat? ChatInfo { get; set; }

    public BareChatRestrictions? ChatRestrictions { get; set; }

    public bool? AllowAttendeeToEnableCamera { get; set; }

    public bool? AllowAttendeeToEnableMic { get; set; }

    public bool? AllowTeamworkReactions { get; set; }

    public bool? AllowParticipantsToChangeName { get; set; }

    public bool? AllowRecording { get; set; }

    public bool? AllowTranscription { get; set; }

    public bool? RecordAutomatically { get; set; }

    public bool? AllowBreakoutRooms { get; set; }

    public bool? AllowWhiteboard { get; set; }

    public bool? AllowPowerPointSharing { get; set; }

    public string? AllowLiveShare { get; set; }

    public bool? AllowCopyingAndSharingMeetingContent { get; set; }

    public bool? IsEntryExitAnnounced { get; set; }

    public bool? IsEndToEndEncryptionEnabled { get; set; }

    public BareWatermark? WatermarkProtection { get; set; }

    public string[]? AnonymizeIdentityForRoles { get; set; }

    public BareLabel? SensitivityLabelAssignment { get; set; }

    public string? MeetingOptionsWebUrl { get; set; }

    public string? MeetingSpokenLanguageTag { get; set; }

    public string? MeetingType { get; set; }

    public string? ExternalId { get; set; }

    public bool? IsBroadcast { get; set; }
}

internal sealed class BareBody
{
    public string? Content { get; set; }

    public string? ContentType { get; set; }
}

internal sealed class BareJoinById
{
    public bool? IsPasscodeRequired { get; set; }

    public string? JoinMeetingId { get; set; }

    public string? Passcode { get; set; }
}

internal sealed class BareAudio
{
    [JsonPropertyName("ConferenceId")]
    public string? ConferenceId { get; set; }

    public string? TollNumber { get; set; }

    public string? TollFreeNumber { get; set; }

    public string? DialinUrl { get; set; }

    public string[]? TollNumbers { get; set; }

    public string[]? TollFreeNumbers { get; set; }
}

internal sealed class BareParticipants
{
    public BareAttendee? Organizer { get; set; }

    public BareAttendee[]? Attendees { get; set; }
}

internal sealed class BareAttendee
{
    public string? Upn { get; set; }

    public string? Role { get; set; }

    public BareIdentitySet? Identity { get; set; }
}

internal sealed class BareIdentitySet
{
    public BareUser? User { get; set; }
}

internal sealed class BareUser
{
    public Guid? Id { get; set; }
}

internal sealed class BareLobby
{
    public string? Scope { get; set; }

    public bool? IsDialInBypassEnabled { get; set; }
}

internal sealed class BareChat
{
    public string? ThreadId { get; set; }

    public string? MessageId { get; set; }

    public string? ReplyChainMessageId { get; set; }
}

internal sealed class BareChatRestrictions
{
    public bool? AllowTextOnly { get; set; }
}

internal sealed class BareWatermark
{
    public bool? IsEnabledForContentSharing { get; set; }

    public bool? IsEnabledForVideo { get; set; }
}

internal sealed class BareLabel
{
    public string? SensitivityLabelId { get; set; }
}

internal sealed class BareRecordPage
{
    public BareRecord[]? Value { get; set; }

    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; set; }
}

internal sealed class BareRecord
{
    public string? Id { get; set; }

    public string? EmailAddress { get; set; }

    public BareIdentity? Identity { get; set; }

    public string? Role { get; set; }

    public int? TotalAttendanceInSeconds { get; set; }

    public BareInterval[]? AttendanceIntervals { get; set; }

    public string? RegistrationId { get; set; }
}

internal sealed class BareIdentity
{
    [JsonPropertyName("@odata.type")]
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? DisplayName { get; set; }

    public Guid? TenantId { get; set; }
}

internal sealed class BareInterval
{
    public DateTimeOffset? JoinDateTime { get; set; }

    public DateTimeOffset? LeaveDateTime { get; set; }

    public int? DurationInSeconds { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareMeeting))]
[JsonSerializable(typeof(BareRecordPage))]
internal sealed partial class BareJson : JsonSerializerContext;
