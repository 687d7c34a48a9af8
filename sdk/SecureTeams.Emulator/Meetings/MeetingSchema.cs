using static SecureTeams.Emulator.Meetings.MemberKind;
using static SecureTeams.Emulator.Meetings.WriteOperation;

namespace SecureTeams.Emulator.Meetings;

/// <summary>The members of Graph's <c>onlineMeeting</c>. Members that are not listed are kept as they came: the type is open.</summary>
internal static class MeetingSchema
{
    private const WriteOperation Always = Create | Update;
    private const WriteOperation Anywhere = Create | CreateOrGet | Update;

    private static readonly MemberRule[] Participant =
    [
        new("identity", Opaque, Anywhere),
        new("upn", Text, Anywhere),
        new("role", Choice, Anywhere) { Choices = EvolvableEnum.Role },
    ];

    public static readonly IReadOnlyList<MemberRule> Meeting =
    [
        new("id", Text, None),
        new("subject", Text, Anywhere),
        new("startDateTime", Instant, Anywhere),
        new("endDateTime", Instant, Anywhere),
        new("creationDateTime", Instant, None),
        new("expiryDateTime", Instant, None),
        new("joinWebUrl", Text, None),
        new("joinInformation", Structure, None),
        new("joinMeetingIdSettings", Structure, Create)
        {
            Members =
            [
                new("isPasscodeRequired", MemberKind.Boolean, Create),
                new("joinMeetingId", Text, None),
                new("passcode", Text, None),
            ],
        },
        new("audioConferencing", Structure, None),
        new("videoTeleconferenceId", Text, None),
        new("cloudVideoInteropInfo", Structure, None),
        new("participants", Structure, Anywhere)
        {
            Members =
            [
                new("organizer", Structure, Create | CreateOrGet) { Members = Participant },
                new("attendees", StructureList, Anywhere) { Members = Participant },
            ],
        },
        new("allowedPresenters", Choice, Always) { Choices = EvolvableEnum.Presenters, AppliesWhileRunning = true },
        new("lobbyBypassSettings", Structure, Always)
        {
            AppliesWhileRunning = true,
            Members =
            [
                new("scope", Choice, Always) { Choices = EvolvableEnum.LobbyScope },
                new("isDialInBypassEnabled", MemberKind.Boolean, Always),
            ],
        },
        new("allowedLobbyAdmitters", Choice, Always) { Choices = EvolvableEnum.LobbyAdmitters, AppliesWhileRunning = true },
        new("allowMeetingChat", Choice, Always) { Choices = EvolvableEnum.ChatMode, AppliesWhileRunning = true },
        new("shareMeetingChatHistoryDefault", Choice, Create) { Choices = EvolvableEnum.ChatHistory },
        new("chatInfo", Structure, None),
        new("chatRestrictions", Structure, Create) { Members = [new("allowTextOnly", MemberKind.Boolean, Create)] },
        new("allowAttendeeToEnableCamera", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("allowAttendeeToEnableMic", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("allowTeamworkReactions", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("allowParticipantsToChangeName", MemberKind.Boolean, Create),
        new("allowRecording", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("allowTranscription", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("recordAutomatically", MemberKind.Boolean, Always),
        new("allowBreakoutRooms", MemberKind.Boolean, Always),
        new("allowWhiteboard", MemberKind.Boolean, Always),
        new("allowPowerPointSharing", MemberKind.Boolean, Always),
        new("allowLiveShare", Choice, Always) { Choices = EvolvableEnum.LiveShare },
        new("allowCopyingAndSharingMeetingContent", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("isEntryExitAnnounced", MemberKind.Boolean, Always) { AppliesWhileRunning = true },
        new("isEndToEndEncryptionEnabled", MemberKind.Boolean, Create),
        new("watermarkProtection", Structure, Always)
        {
            Members =
            [
                new("isEnabledForContentSharing", MemberKind.Boolean, Always),
                new("isEnabledForVideo", MemberKind.Boolean, Always),
            ],
        },
        new("anonymizeIdentityForRoles", ChoiceList, Always) { Choices = EvolvableEnum.AnonymizableRole },
        new("sensitivityLabelAssignment", Structure, Create) { Members = [new("sensitivityLabelId", Text, Create)] },
        new("meetingOptionsWebUrl", Text, None),
        new("meetingSpokenLanguageTag", Text, Create),
        new("meetingType", Choice, None) { Choices = EvolvableEnum.MeetingType },
        new("meetingTemplateId", Text, Create),
        new("externalId", Text, CreateOrGet),
        new("isBroadcast", MemberKind.Boolean, None),
        new("broadcastSettings", Structure, None),
        new("attendeeReport", Text, None),
        new("autoAdmittedUsers", Text, None),
    ];
}
