namespace SecureTeams.Admission;

/// <summary>
/// A meeting's own options, as far as they decide who gets in and what they may do. Where <see cref="LobbyBypass"/> or
/// <see cref="DialInBypassesLobby"/> is not stated, the organizer's policy decides; every other option has the default that it names.
/// </summary>
/// <remarks>Only asks a question: nothing here is written to a meeting. Source: Microsoft Graph v1.0, onlineMeeting resource type.</remarks>
public sealed record MeetingAccess
{
    /// <summary>Gets who enters without waiting in the lobby.</summary>
    /// <value>Default: null; <see cref="Tenant.TenantMeetingPolicy.LobbyBypass"/> decides.</value>
    public LobbyScope? LobbyBypass { get; init; }

    /// <summary>Gets who enters without waiting by a sensitivity label or a template that is enforced; stronger than <see cref="LobbyBypass"/>.</summary>
    /// <value>Default: null; nothing is enforced.</value>
    public LobbyScope? EnforcedLobbyBypass { get; init; }

    /// <summary>Gets whether callers from the telephone network skip the lobby.</summary>
    /// <value>Default: null; <see cref="Tenant.TenantMeetingPolicy.DialInBypassesLobby"/> decides.</value>
    public bool? DialInBypassesLobby { get; init; }

    /// <summary>Gets who presents from the start.</summary>
    /// <value>Default: <see cref="PresenterScope.Organizer"/>.</value>
    public PresenterScope Presenters { get; init; } = PresenterScope.Organizer;

    /// <summary>Gets who admits people from the lobby; <see cref="Tenant.TenantMeetingPolicy.Admitters"/> must let them too.</summary>
    /// <value>Default: <see cref="LobbyAdmitters.OrganizerAndCoOrganizers"/>.</value>
    public LobbyAdmitters Admitters { get; init; } = LobbyAdmitters.OrganizerAndCoOrganizers;

    /// <summary>Gets when the chat is open.</summary>
    /// <value>Default: <see cref="MeetingChatMode.Enabled"/>.</value>
    public MeetingChatMode Chat { get; init; } = MeetingChatMode.Enabled;

    /// <summary>Gets a value indicating whether attendees may switch their microphone on.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool AllowAttendeeMicrophone { get; init; } = true;

    /// <summary>Gets a value indicating whether attendees may switch their camera on.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool AllowAttendeeCamera { get; init; } = true;

    /// <summary>Gets a value indicating whether the meeting may be recorded.</summary>
    /// <value>Default: <see langword="true"/>; the organizer's policy must allow it too.</value>
    public bool AllowRecording { get; init; } = true;

    /// <summary>Gets a value indicating whether media are encrypted end to end, which excludes recording.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsEndToEndEncrypted { get; init; }

    /// <summary>Gets a value indicating whether video or shared content carries a watermark, which excludes recording.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsWatermarked { get; init; }
}
