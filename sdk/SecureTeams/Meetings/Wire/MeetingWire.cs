using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>The JSON of an online meeting, as far as this version reads it; the rest is kept.</summary>
internal sealed class MeetingWire : MeetingOptionsWire
{
    [JsonPropertyName("startDateTime")]
    public DateTimeOffset? StartDateTime { get; set; }

    [JsonPropertyName("endDateTime")]
    public DateTimeOffset? EndDateTime { get; set; }
}

/// <summary>What meetings and the sessions of virtual events have in common (<c>onlineMeetingBase</c>).</summary>
internal abstract class MeetingOptionsWire : OpenWire
{
    /// <summary>Gets or sets an annotation of the answer, not a member of the meeting; it is skipped.</summary>
    [JsonPropertyName("@odata.context")]
    public Skipped Context { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("creationDateTime")]
    public DateTimeOffset? CreationDateTime { get; set; }

    [JsonPropertyName("expiryDateTime")]
    public DateTimeOffset? ExpiryDateTime { get; set; }

    [JsonPropertyName("joinWebUrl")]
    public string? JoinWebUrl { get; set; }

    [JsonPropertyName("joinInformation")]
    public BodyWire? JoinInformation { get; set; }

    [JsonPropertyName("joinMeetingIdSettings")]
    public JoinByIdWire? JoinMeetingIdSettings { get; set; }

    [JsonPropertyName("audioConferencing")]
    public AudioWire? AudioConferencing { get; set; }

    [JsonPropertyName("videoTeleconferenceId")]
    public string? VideoTeleconferenceId { get; set; }

    [JsonPropertyName("participants")]
    public ParticipantsWire? Participants { get; set; }

    [JsonPropertyName("lobbyBypassSettings")]
    public LobbyWire? Lobby { get; set; }

    [JsonPropertyName("allowedPresenters"), JsonConverter(typeof(KnownTextConverter))]
    public string? AllowedPresenters { get; set; }

    [JsonPropertyName("allowedLobbyAdmitters"), JsonConverter(typeof(KnownTextConverter))]
    public string? AllowedLobbyAdmitters { get; set; }

    [JsonPropertyName("allowMeetingChat"), JsonConverter(typeof(KnownTextConverter))]
    public string? AllowMeetingChat { get; set; }

    [JsonPropertyName("shareMeetingChatHistoryDefault"), JsonConverter(typeof(KnownTextConverter))]
    public string? ShareMeetingChatHistoryDefault { get; set; }

    [JsonPropertyName("chatInfo")]
    public ChatWire? ChatInfo { get; set; }

    [JsonPropertyName("chatRestrictions")]
    public ChatRestrictionsWire? ChatRestrictions { get; set; }

    [JsonPropertyName("allowAttendeeToEnableCamera")]
    public bool? AllowAttendeeToEnableCamera { get; set; }

    [JsonPropertyName("allowAttendeeToEnableMic")]
    public bool? AllowAttendeeToEnableMic { get; set; }

    [JsonPropertyName("allowTeamworkReactions")]
    public bool? AllowTeamworkReactions { get; set; }

    [JsonPropertyName("allowParticipantsToChangeName")]
    public bool? AllowParticipantsToChangeName { get; set; }

    [JsonPropertyName("allowRecording")]
    public bool? AllowRecording { get; set; }

    [JsonPropertyName("allowTranscription")]
    public bool? AllowTranscription { get; set; }

    [JsonPropertyName("recordAutomatically")]
    public bool? RecordAutomatically { get; set; }

    [JsonPropertyName("allowBreakoutRooms")]
    public bool? AllowBreakoutRooms { get; set; }

    [JsonPropertyName("allowWhiteboard")]
    public bool? AllowWhiteboard { get; set; }

    [JsonPropertyName("allowPowerPointSharing")]
    public bool? AllowPowerPointSharing { get; set; }

    [JsonPropertyName("allowLiveShare"), JsonConverter(typeof(KnownTextConverter))]
    public string? AllowLiveShare { get; set; }

    [JsonPropertyName("allowCopyingAndSharingMeetingContent")]
    public bool? AllowCopyingAndSharingMeetingContent { get; set; }

    [JsonPropertyName("isEntryExitAnnounced")]
    public bool? IsEntryExitAnnounced { get; set; }

    [JsonPropertyName("isEndToEndEncryptionEnabled")]
    public bool? IsEndToEndEncryptionEnabled { get; set; }

    [JsonPropertyName("watermarkProtection")]
    public WatermarkWire? WatermarkProtection { get; set; }

    [JsonPropertyName("anonymizeIdentityForRoles")]
    public string?[]? AnonymizeIdentityForRoles { get; set; }

    [JsonPropertyName("sensitivityLabelAssignment")]
    public LabelWire? SensitivityLabelAssignment { get; set; }

    [JsonPropertyName("meetingOptionsWebUrl")]
    public string? MeetingOptionsWebUrl { get; set; }

    [JsonPropertyName("meetingSpokenLanguageTag")]
    public string? MeetingSpokenLanguageTag { get; set; }

    [JsonPropertyName("meetingType"), JsonConverter(typeof(KnownTextConverter))]
    public string? MeetingType { get; set; }

    [JsonPropertyName("externalId")]
    public string? ExternalId { get; set; }

    [JsonPropertyName("isBroadcast")]
    public bool? IsBroadcast { get; set; }
}

internal sealed record MeetingPageWire(
    [property: JsonPropertyName("value")] MeetingWire[]? Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(MeetingWire))]
[JsonSerializable(typeof(MeetingPageWire))]
[JsonSerializable(typeof(string))]
internal sealed partial class MeetingJson : JsonSerializerContext;
