namespace SecureTeams.Meetings.Members;

/// <summary>The members of a meeting that can be changed, as a set; each has the name of its property on <see cref="MeetingChange"/>.</summary>
[Flags]
public enum MeetingMembers
{
    /// <summary>No member.</summary>
    None = 0,

    /// <summary>The member <see cref="MeetingChange.Subject"/>. Takes effect when the meeting takes place the next time.</summary>
    Subject = 1 << 0,

    /// <summary>The member <see cref="MeetingChange.Schedule"/>. Takes effect when the meeting takes place the next time.</summary>
    Schedule = 1 << 1,

    /// <summary>The member <see cref="MeetingChange.Attendees"/>. Takes effect when the meeting takes place the next time.</summary>
    Attendees = 1 << 2,

    /// <summary>The member <see cref="MeetingChange.LobbyBypass"/>. Takes effect in a running meeting.</summary>
    LobbyBypass = 1 << 3,

    /// <summary>The member <see cref="MeetingChange.DialInBypassesLobby"/>. Takes effect in a running meeting.</summary>
    DialInBypassesLobby = 1 << 4,

    /// <summary>The member <see cref="MeetingChange.Presenters"/>. Takes effect in a running meeting.</summary>
    Presenters = 1 << 5,

    /// <summary>The member <see cref="MeetingChange.Admitters"/>. Takes effect in a running meeting.</summary>
    Admitters = 1 << 6,

    /// <summary>The member <see cref="MeetingChange.Chat"/>. Takes effect in a running meeting.</summary>
    Chat = 1 << 7,

    /// <summary>The member <see cref="MeetingChange.AllowAttendeeMicrophone"/>. Takes effect in a running meeting.</summary>
    AllowAttendeeMicrophone = 1 << 8,

    /// <summary>The member <see cref="MeetingChange.AllowAttendeeCamera"/>. Takes effect in a running meeting.</summary>
    AllowAttendeeCamera = 1 << 9,

    /// <summary>The member <see cref="MeetingChange.AllowReactions"/>. Takes effect in a running meeting.</summary>
    AllowReactions = 1 << 10,

    /// <summary>The member <see cref="MeetingChange.AllowRecording"/>. Takes effect in a running meeting.</summary>
    AllowRecording = 1 << 11,

    /// <summary>The member <see cref="MeetingChange.AllowTranscription"/>. Takes effect in a running meeting.</summary>
    AllowTranscription = 1 << 12,

    /// <summary>The member <see cref="MeetingChange.RecordAutomatically"/>. Takes effect when the meeting takes place the next time.</summary>
    RecordAutomatically = 1 << 13,

    /// <summary>The member <see cref="MeetingChange.AllowBreakoutRooms"/>. Takes effect when the meeting takes place the next time.</summary>
    AllowBreakoutRooms = 1 << 14,

    /// <summary>The member <see cref="MeetingChange.AllowWhiteboard"/>. Takes effect when the meeting takes place the next time.</summary>
    AllowWhiteboard = 1 << 15,

    /// <summary>The member <see cref="MeetingChange.AllowPowerPointSharing"/>. Takes effect when the meeting takes place the next time.</summary>
    AllowPowerPointSharing = 1 << 16,

    /// <summary>The member <see cref="MeetingChange.LiveShare"/>. Takes effect when the meeting takes place the next time.</summary>
    LiveShare = 1 << 17,

    /// <summary>The member <see cref="MeetingChange.AllowCopyingContent"/>. Takes effect in a running meeting.</summary>
    AllowCopyingContent = 1 << 18,

    /// <summary>The member <see cref="MeetingChange.AnnounceEntryAndExit"/>. Takes effect in a running meeting.</summary>
    AnnounceEntryAndExit = 1 << 19,

    /// <summary>The member <see cref="MeetingChange.WatermarkContent"/>. Takes effect when the meeting takes place the next time.</summary>
    WatermarkContent = 1 << 20,

    /// <summary>The member <see cref="MeetingChange.WatermarkVideo"/>. Takes effect when the meeting takes place the next time.</summary>
    WatermarkVideo = 1 << 21,

    /// <summary>The member <see cref="MeetingChange.HideAttendeeIdentities"/>. Takes effect when the meeting takes place the next time.</summary>
    HideAttendeeIdentities = 1 << 22,

    /// <summary>
    /// The members whose change takes effect while the meeting runs; that of the others does when it takes place the next time.
    /// Source: Microsoft Graph v1.0, "Update onlineMeeting", column "Applies to in-progress meetings".
    /// </summary>
    EffectiveWhileRunning = LobbyBypass | DialInBypassesLobby | Presenters | Admitters | Chat | AllowAttendeeMicrophone | AllowAttendeeCamera | AllowReactions | AllowRecording | AllowTranscription | AllowCopyingContent | AnnounceEntryAndExit,
}
