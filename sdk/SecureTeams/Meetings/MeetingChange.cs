using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings;

/// <summary>
/// A change of an existing meeting: what is set is sent, what is null stays as it is.
/// </summary>
/// <remarks>
/// The type holds only what the service lets one change, so that a change can never carry a read-only member; a
/// fetched meeting sent back is refused by Microsoft Graph ("One or more properties do not support updating").
/// Source: Microsoft Graph v1.0, "Update onlineMeeting".
/// </remarks>
public sealed record MeetingChange
{
    /// <summary>Gets the new subject, or null to keep it.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string? Subject
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("The subject must not be empty.", nameof(Subject));
    }

    /// <summary>Gets the new start and end, or null to keep them.</summary>
    /// <exception cref="ArgumentException">The value is the default of the type.</exception>
    public MeetingSchedule? Schedule
    {
        get;
        init => field = value != default(MeetingSchedule) ? value : throw new ArgumentException("The schedule has neither start nor end.", nameof(Schedule));
    }

    /// <summary>Gets who is to enter without waiting in the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LobbyScope? LobbyBypass
    {
        get;
        init => field = value is { } scope ? Known.Demand(scope, scope.IsKnown, scope.Value) : null;
    }

    /// <summary>Gets whether callers from the telephone network are to skip the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? DialInBypassesLobby { get; init; }

    /// <summary>
    /// Gets who is to present, or null to keep it. Takes effect in a running meeting.
    /// <see cref="PresenterScope.SpecificPeople"/> needs <see cref="Attendees"/> in the same change.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public PresenterScope? Presenters
    {
        get;
        init => field = value is { } scope ? Known.Demand(scope, scope.IsKnown, scope.Value) : null;
    }

    /// <summary>Gets who is to admit people from the lobby, or null to keep it. Takes effect in a running meeting.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LobbyAdmitters? Admitters
    {
        get;
        init => field = value is { } admitters ? Known.Demand(admitters, admitters.IsKnown, admitters.Value) : null;
    }

    /// <summary>Gets the complete new list of people, or null to keep it. The service replaces the list as a whole; a copy is kept.</summary>
    /// <exception cref="ArgumentException">A person has neither sign-in name nor id, or a role that this version does not know.</exception>
    public IReadOnlyList<MeetingAttendee>? Attendees
    {
        get;
        init => field = value is null ? null : AttendeeList.Checked(value, nameof(Attendees));
    }

    /// <summary>Gets when the chat is to be open, or null to keep it. Takes effect in a running meeting.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public MeetingChatMode? Chat
    {
        get;
        init => field = value is { } mode ? Known.Demand(mode, mode.IsKnown, mode.Value) : null;
    }

    /// <summary>Gets whether attendees may switch their microphones on, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowAttendeeMicrophone { get; init; }

    /// <summary>Gets whether attendees may switch their cameras on, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowAttendeeCamera { get; init; }

    /// <summary>Gets whether the meeting may be recorded, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowRecording { get; init; }

    /// <summary>Gets whether the meeting may be transcribed, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowTranscription { get; init; }

    /// <summary>Gets whether recording starts by itself, or null to keep it.</summary>
    public bool? RecordAutomatically { get; init; }

    /// <summary>Gets whether people may copy and pass on chat, captions and transcripts, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowCopyingContent { get; init; }

    /// <summary>Gets whether shared content carries the viewer's name as a watermark, or null to keep it.</summary>
    public bool? WatermarkContent { get; init; }

    /// <summary>Gets whether video carries the viewer's name as a watermark, or null to keep it.</summary>
    public bool? WatermarkVideo { get; init; }

    /// <summary>Gets whether people may react with symbols, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AllowReactions { get; init; }

    /// <summary>Gets whether breakout rooms may be opened, or null to keep it.</summary>
    public bool? AllowBreakoutRooms { get; init; }

    /// <summary>Gets whether the whiteboard may be used, or null to keep it.</summary>
    public bool? AllowWhiteboard { get; init; }

    /// <summary>Gets whether slides may be shared with PowerPoint Live, or null to keep it.</summary>
    public bool? AllowPowerPointSharing { get; init; }

    /// <summary>Gets whether Live Share may be used, or null to keep it.</summary>
    /// <exception cref="ArgumentException">The value is not known to this version.</exception>
    public LiveShareMode? LiveShare
    {
        get;
        init => field = value is { } mode ? Known.Demand(mode, mode.IsKnown, mode.Value) : null;
    }

    /// <summary>Gets whether callers are announced when they enter and leave, or null to keep it. Takes effect in a running meeting.</summary>
    public bool? AnnounceEntryAndExit { get; init; }

    /// <summary>Gets whether the identity of attendees is hidden from others; null keeps it. Once hidden, it cannot be shown again, so that there is no <see langword="false"/>.</summary>
    /// <exception cref="ArgumentException">The value is <see langword="false"/>.</exception>
    public bool? HideAttendeeIdentities
    {
        get;
        init => field = value is not false ? value : throw new ArgumentException("Identities that are hidden cannot be shown again; leave it null.", nameof(HideAttendeeIdentities));
    }

    /// <summary>Gets the members that the change sets.</summary>
    public MeetingMembers Members =>
        (Subject is null ? 0 : MeetingMembers.Subject)
        | (Schedule is null ? 0 : MeetingMembers.Schedule)
        | (Attendees is null ? 0 : MeetingMembers.Attendees)
        | (LobbyBypass is null ? 0 : MeetingMembers.LobbyBypass)
        | (DialInBypassesLobby is null ? 0 : MeetingMembers.DialInBypassesLobby)
        | (Presenters is null ? 0 : MeetingMembers.Presenters)
        | (Admitters is null ? 0 : MeetingMembers.Admitters)
        | (Chat is null ? 0 : MeetingMembers.Chat)
        | (AllowAttendeeMicrophone is null ? 0 : MeetingMembers.AllowAttendeeMicrophone)
        | (AllowAttendeeCamera is null ? 0 : MeetingMembers.AllowAttendeeCamera)
        | (AllowReactions is null ? 0 : MeetingMembers.AllowReactions)
        | (AllowRecording is null ? 0 : MeetingMembers.AllowRecording)
        | (AllowTranscription is null ? 0 : MeetingMembers.AllowTranscription)
        | (RecordAutomatically is null ? 0 : MeetingMembers.RecordAutomatically)
        | (AllowBreakoutRooms is null ? 0 : MeetingMembers.AllowBreakoutRooms)
        | (AllowWhiteboard is null ? 0 : MeetingMembers.AllowWhiteboard)
        | (AllowPowerPointSharing is null ? 0 : MeetingMembers.AllowPowerPointSharing)
        | (LiveShare is null ? 0 : MeetingMembers.LiveShare)
        | (AllowCopyingContent is null ? 0 : MeetingMembers.AllowCopyingContent)
        | (AnnounceEntryAndExit is null ? 0 : MeetingMembers.AnnounceEntryAndExit)
        | (WatermarkContent is null ? 0 : MeetingMembers.WatermarkContent)
        | (WatermarkVideo is null ? 0 : MeetingMembers.WatermarkVideo)
        | (HideAttendeeIdentities is null ? 0 : MeetingMembers.HideAttendeeIdentities);

    /// <summary>Makes the change that applies every setting of a policy.</summary>
    /// <param name="policy">The policy to apply.</param>
    /// <returns>The change.</returns>
    public static MeetingChange ToPolicy(MeetingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Of(policy, draft: null);
    }

    /// <summary>Returns the names of the members that it sets; their values may be personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"MeetingChange {{ {Members} }}";

    /// <summary>Makes the change to a policy, and to the other options of a draft that can be changed later.</summary>
    internal static MeetingChange Of(MeetingPolicy policy, MeetingDraft? draft) => new()
    {
        LobbyBypass = policy.LobbyBypass,
        DialInBypassesLobby = policy.DialInBypassesLobby,
        Presenters = policy.Presenters,
        Admitters = policy.Admitters,
        Chat = policy.Chat,
        AllowAttendeeMicrophone = policy.AllowAttendeeMicrophone,
        AllowAttendeeCamera = policy.AllowAttendeeCamera,
        AllowRecording = policy.AllowRecording,
        AllowTranscription = policy.AllowTranscription,
        RecordAutomatically = policy.RecordAutomatically,
        AllowCopyingContent = policy.AllowCopyingContent,
        WatermarkContent = policy.WatermarkContent,
        WatermarkVideo = policy.WatermarkVideo,
        ExpectEndToEndEncryption = policy.IsEndToEndEncrypted is true,
        Attendees = policy.Presenters == PresenterScope.SpecificPeople ? draft?.Attendees : null,
        AllowReactions = draft?.AllowReactions,
        AllowBreakoutRooms = draft?.AllowBreakoutRooms,
        AllowWhiteboard = draft?.AllowWhiteboard,
        AllowPowerPointSharing = draft?.AllowPowerPointSharing,
        LiveShare = draft?.LiveShare,
        AnnounceEntryAndExit = draft?.AnnounceEntryAndExit,
        HideAttendeeIdentities = draft?.HideAttendeeIdentities,
    };

    /// <summary>Gets a value indicating whether a meeting without end-to-end encryption is weaker than what is asked for; it can only be set at the creation.</summary>
    internal bool ExpectEndToEndEncryption { get; init; }

    internal bool IsEmpty => Members == MeetingMembers.None;
}
