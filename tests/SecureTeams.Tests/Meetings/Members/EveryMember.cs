using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Tests.Meetings.Members;

/// <summary>Drafts and changes that set everything there is.</summary>
internal static class EveryMember
{
    internal static MeetingChange Change() => MeetingChange.ToPolicy(Policy()) with
    {
        Subject = "Everything",
        Schedule = MeetingPolicyTests.Draft().Schedule,
        Attendees = [new MeetingAttendee { UserPrincipalName = "a@b.example", Role = MeetingRole.Presenter }],
        AllowReactions = false,
        AllowBreakoutRooms = false,
        AllowWhiteboard = false,
        AllowPowerPointSharing = false,
        LiveShare = LiveShareMode.Disabled,
        AnnounceEntryAndExit = true,
        HideAttendeeIdentities = true,
    };

    internal static MeetingPolicy Policy() => MeetingPolicy.Strict with
    {
        LobbyBypass = LobbyScope.Organizer,
        Chat = MeetingChatMode.Disabled,
        AllowAttendeeMicrophone = false,
        AllowAttendeeCamera = false,
        AllowRecording = false,
        AllowTranscription = false,
        RecordAutomatically = false,
        AllowCopyingContent = false,
        WatermarkContent = true,
        WatermarkVideo = true,
    };

    internal static MeetingDraft Draft() => new()
    {
        Subject = "Everything",
        Schedule = MeetingPolicyTests.Draft().Schedule,
        Policy = Policy() with { IsEndToEndEncrypted = true },
        AllowReactions = false,
        AllowBreakoutRooms = false,
        AllowWhiteboard = false,
        AllowPowerPointSharing = false,
        LiveShare = LiveShareMode.Disabled,
        AnnounceEntryAndExit = true,
        HideAttendeeIdentities = true,
        ChatHistory = MeetingChatHistory.None,
        IsChatTextOnly = true,
        AllowRenaming = false,
        RequirePasscode = true,
        SensitivityLabelId = new Guid("5f1b9a6e-3d52-4c8f-9f0e-2f5e0f8f1b11"),
        SpokenLanguage = "en-GB",
    };
}
