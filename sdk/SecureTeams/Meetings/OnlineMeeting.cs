using System.Text.Json;
using System.Text.Json.Serialization;
using SecureTeams.Admission;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings;

/// <summary>
/// A meeting as Microsoft Graph describes it. What the service may omit is nullable.
/// </summary>
/// <remarks>
/// Two reads of one meeting need not be equal (<c>==</c>) even where nothing changed: lists, <see cref="AdditionalMembers"/> and the parts that
/// hold lists are equal only to themselves. Compare the members that matter; to write only where nobody else wrote, give the meeting that
/// was seen to <see cref="TeamsMeetingsClient.UpdateAsync(Guid, string, MeetingChange, OnlineMeeting, CancellationToken)"/>.
/// </remarks>
public sealed record OnlineMeeting
{
    /// <summary>Gets the id, an opaque text that contains the organizer's object id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the start, in UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets the end, in UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets the link with which people join; null when the service gave none, or one that is not https.</summary>
    public JoinUrl? JoinUrl { get; init; }

    /// <summary>Gets who enters without waiting in the lobby. The value may be one that this version does not know.</summary>
    public LobbyScope? LobbyBypass { get; init; }

    /// <summary>Gets whether callers from the telephone network skip the lobby.</summary>
    public bool? DialInBypassesLobby { get; init; }

    /// <summary>Gets who may present. The value may be one that this version does not know.</summary>
    public PresenterScope? Presenters { get; init; }

    /// <summary>Gets who may admit people from the lobby. The value may be one that this version does not know.</summary>
    public LobbyAdmitters? Admitters { get; init; }

    /// <summary>Gets when the chat is open. The value may be one that this version does not know.</summary>
    public MeetingChatMode? Chat { get; init; }

    /// <summary>Gets how much of the chat people see who are added later. The value may be one that this version does not know.</summary>
    public MeetingChatHistory? ChatHistory { get; init; }

    /// <summary>Gets whether the chat takes text only (<c>chatRestrictions.allowTextOnly</c>).</summary>
    public bool? IsChatTextOnly { get; init; }

    /// <summary>Gets where the chat is.</summary>
    public MeetingChat? ChatInfo { get; init; }

    /// <summary>Gets whether attendees may switch their microphones on.</summary>
    public bool? AllowAttendeeMicrophone { get; init; }

    /// <summary>Gets whether attendees may switch their cameras on.</summary>
    public bool? AllowAttendeeCamera { get; init; }

    /// <summary>Gets whether people may react with symbols.</summary>
    public bool? AllowReactions { get; init; }

    /// <summary>Gets whether people may change the name that others see.</summary>
    public bool? AllowRenaming { get; init; }

    /// <summary>Gets whether the meeting may be recorded.</summary>
    public bool? AllowRecording { get; init; }

    /// <summary>Gets whether the meeting may be transcribed.</summary>
    public bool? AllowTranscription { get; init; }

    /// <summary>Gets whether recording starts by itself.</summary>
    public bool? RecordAutomatically { get; init; }

    /// <summary>Gets whether breakout rooms may be opened.</summary>
    public bool? AllowBreakoutRooms { get; init; }

    /// <summary>Gets whether the whiteboard may be used.</summary>
    public bool? AllowWhiteboard { get; init; }

    /// <summary>Gets whether slides may be shared with PowerPoint Live.</summary>
    public bool? AllowPowerPointSharing { get; init; }

    /// <summary>Gets whether Live Share may be used. The value may be one that this version does not know.</summary>
    public LiveShareMode? LiveShare { get; init; }

    /// <summary>Gets whether people may copy and pass on chat, captions and transcripts.</summary>
    public bool? AllowCopyingContent { get; init; }

    /// <summary>Gets whether callers are announced when they enter and leave.</summary>
    public bool? AnnounceEntryAndExit { get; init; }

    /// <summary>Gets whether audio and video are encrypted from end to end; then nothing can be recorded or transcribed.</summary>
    public bool? IsEndToEndEncrypted { get; init; }

    /// <summary>Gets whether shared content carries the viewer's name as a watermark.</summary>
    public bool? WatermarkContent { get; init; }

    /// <summary>Gets whether video carries the viewer's name as a watermark.</summary>
    public bool? WatermarkVideo { get; init; }

    /// <summary>Gets the roles whose identity is hidden from others.</summary>
    public IReadOnlyList<MeetingRole> AnonymizedRoles { get; init; } = [];

    /// <summary>Gets the id of the sensitivity label.</summary>
    public string? SensitivityLabelId { get; init; }

    /// <summary>Gets the organizer.</summary>
    public MeetingAttendee? Organizer { get; init; }

    /// <summary>Gets the people on the meeting's list, without the organizer.</summary>
    public IReadOnlyList<MeetingAttendee> Attendees { get; init; } = [];

    /// <summary>Gets when the meeting was made, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Gets when the link ends to work, in UTC.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Gets how the meeting came about. The value may be one that this version does not know.</summary>
    public MeetingType? Type { get; init; }

    /// <summary>Gets the caller's own id of a meeting that was made by <see cref="TeamsMeetingsClient.CreateOrGetAsync"/>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Gets the language spoken, as a BCP 47 tag such as <c>en-US</c>.</summary>
    public string? SpokenLanguage { get; init; }

    /// <summary>Gets the page on which the organizer changes the options; null when the service gave none, or one that is not https.</summary>
    public RedactedText? OptionsPage { get; init; }

    /// <summary>Gets the text about joining for an invitation.</summary>
    public JoinInformation? JoinInformation { get; init; }

    /// <summary>Gets how people join by typing the meeting's id.</summary>
    public JoinById? JoinById { get; init; }

    /// <summary>Gets how people call in from the telephone network; null when the organizer has no audio conferencing.</summary>
    public DialIn? DialIn { get; init; }

    /// <summary>Gets the id with which video systems of other makers join.</summary>
    public RedactedText? VideoTeleconferenceId { get; init; }

    /// <summary>Gets whether the meeting is a live event. Those ended in September 2024; only old meetings have it.</summary>
    public bool? IsBroadcast { get; init; }

    /// <summary>Gets the members of the answer that this version has no property for, as they came. Those inside of a known structure have its name in front, such as <c>participants/producers</c>.</summary>
    /// <remarks>They may hold personal data or secrets; do not log them. They are left out when the object is written as JSON.</remarks>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Gets the settings in which the meeting is below the organisation's floor, as the client that read it judged them; empty without a floor.</summary>
    public IReadOnlyList<PolicyFinding> BelowFloor { get; init; } = [];

    /// <summary>Gives the options that decide who gets in and what people may do there, for <see cref="AdmissionEngine"/> and <see cref="Admission.Roles.RoleCapabilities"/>.</summary>
    /// <returns>
    /// The options. Lobby and dial-in stay null where the service stated none, so that the organizer's policy decides; of the others, what
    /// is not stated counts as the service's default. An enforced label or template is not in the answer of the service, and so not here.
    /// </returns>
    public MeetingAccess ToAccess() => new()
    {
        LobbyBypass = LobbyBypass,
        DialInBypassesLobby = DialInBypassesLobby,
        Presenters = Presenters ?? PresenterScope.Everyone,
        Admitters = Admitters ?? LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
        Chat = Chat ?? MeetingChatMode.Enabled,
        AllowAttendeeMicrophone = AllowAttendeeMicrophone ?? true,
        AllowAttendeeCamera = AllowAttendeeCamera ?? true,
        AllowRecording = AllowRecording ?? true,
        IsEndToEndEncrypted = IsEndToEndEncrypted ?? false,
        IsWatermarked = WatermarkContent is true || WatermarkVideo is true,
    };

    /// <summary>Returns the policy settings only; id, subject, people and link are personal data or secrets.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        $"OnlineMeeting {{ LobbyBypass = {LobbyBypass}, DialInBypassesLobby = {DialInBypassesLobby}, Presenters = {Presenters}, Admitters = {Admitters} }}";
}
