using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Wire;

/// <summary>A structure inside of a meeting; members that this version does not know are kept.</summary>
internal abstract class OpenWire
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Additional { get; set; }
}

internal sealed class LobbyWire : OpenWire
{
    [JsonPropertyName("scope"), JsonConverter(typeof(KnownTextConverter))]
    public string? Scope { get; set; }

    [JsonPropertyName("isDialInBypassEnabled")]
    public bool? IsDialInBypassEnabled { get; set; }
}

internal sealed class BodyWire : OpenWire
{
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    [JsonPropertyName("contentType"), JsonConverter(typeof(KnownTextConverter))]
    public string? ContentType { get; set; }
}

internal sealed class JoinByIdWire : OpenWire
{
    [JsonPropertyName("isPasscodeRequired")]
    public bool? IsPasscodeRequired { get; set; }

    [JsonPropertyName("joinMeetingId")]
    public string? JoinMeetingId { get; set; }

    [JsonPropertyName("passcode")]
    public string? Passcode { get; set; }
}

internal sealed class AudioWire : OpenWire
{
    [JsonPropertyName("conferenceId")]
    public string? ConferenceId { get; set; }

    [JsonPropertyName("tollNumber")]
    public string? TollNumber { get; set; }

    [JsonPropertyName("tollFreeNumber")]
    public string? TollFreeNumber { get; set; }

    [JsonPropertyName("dialinUrl")]
    public string? DialinUrl { get; set; }

    [JsonPropertyName("tollNumbers")]
    public string?[]? TollNumbers { get; set; }

    [JsonPropertyName("tollFreeNumbers")]
    public string?[]? TollFreeNumbers { get; set; }
}

internal sealed class ChatWire : OpenWire
{
    [JsonPropertyName("threadId")]
    public string? ThreadId { get; set; }

    [JsonPropertyName("messageId")]
    public string? MessageId { get; set; }

    [JsonPropertyName("replyChainMessageId")]
    public string? ReplyChainMessageId { get; set; }
}

internal sealed class ChatRestrictionsWire : OpenWire
{
    [JsonPropertyName("allowTextOnly")]
    public bool? AllowTextOnly { get; set; }
}

internal sealed class WatermarkWire : OpenWire
{
    [JsonPropertyName("isEnabledForContentSharing")]
    public bool? IsEnabledForContentSharing { get; set; }

    [JsonPropertyName("isEnabledForVideo")]
    public bool? IsEnabledForVideo { get; set; }
}

internal sealed class LabelWire : OpenWire
{
    [JsonPropertyName("sensitivityLabelId")]
    public string? SensitivityLabelId { get; set; }
}

internal sealed class ParticipantsWire : OpenWire
{
    [JsonPropertyName("organizer")]
    public AttendeeWire? Organizer { get; set; }

    [JsonPropertyName("attendees")]
    public AttendeeWire?[]? Attendees { get; set; }
}

internal sealed class AttendeeWire : OpenWire
{
    [JsonPropertyName("upn")]
    public string? Upn { get; set; }

    [JsonPropertyName("role"), JsonConverter(typeof(KnownTextConverter))]
    public string? Role { get; set; }

    [JsonPropertyName("identity")]
    public AttendeeIdentitySetWire? Identity { get; set; }
}

/// <summary>The identity of somebody on a list; the members that are usually null cost nothing then.</summary>
internal sealed class AttendeeIdentitySetWire : OpenWire
{
    [JsonPropertyName("user")]
    public PersonWire? User { get; set; }

    [JsonPropertyName("application")]
    public JsonElement? Application { get; set; }

    [JsonPropertyName("device")]
    public JsonElement? Device { get; set; }
}

internal sealed class PersonWire : OpenWire
{
    [JsonPropertyName("id")]
    public IdText Id { get; set; }

    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    [JsonPropertyName("tenantId")]
    public IdText TenantId { get; set; }

    [JsonPropertyName("identityProvider"), JsonConverter(typeof(KnownTextConverter))]
    public string? IdentityProvider { get; set; }
}

internal sealed class IdentitySetWire : OpenWire
{
    [JsonPropertyName("user")]
    public IdentityWire? User { get; set; }
}

internal sealed class IdentityWire : OpenWire
{
    [JsonPropertyName("id")]
    public IdText Id { get; set; }
}
