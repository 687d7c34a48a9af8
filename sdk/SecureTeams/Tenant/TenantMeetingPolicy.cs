using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Tenant;

/// <summary>
/// What a tenant's administrator allows in the meetings of one organizer, as far as it decides who gets in and what they may do.
/// Its defaults are the strict ones.
/// </summary>
/// <remarks>
/// Describes the tenant, it does not change it: these settings live in Teams PowerShell (<c>CsTeamsMeetingPolicy</c>)
/// and have no Microsoft Graph member. Source: the guide "Security and Microsoft Teams", section "Participant Admittance".
/// </remarks>
public sealed record TenantMeetingPolicy
{
    /// <summary>Gets the policy with every default: nobody joins anonymously.</summary>
    public static TenantMeetingPolicy Strict { get; } = new();

    /// <summary>Gets what an organizer has whose administrator changed nothing.</summary>
    /// <remarks>Anonymous people join but do not start; members and guests of the organization bypass the lobby; callers wait.</remarks>
    [SuppressMessage("SecureTeams.Meetings", "ST7103:Anonymous people join or start meetings", Justification = "Describes what the service ships with; Strict is what this library starts from.")]
    public static TenantMeetingPolicy ServiceDefault { get; } = new()
    {
        AllowAnonymousJoin = true,
        LobbyBypass = LobbyScope.Organization,
        Admitters = LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters,
        Chat = TenantMeetingChat.Enabled,
        AllowCloudRecording = true,
    };

    /// <summary>Gets a value indicating whether people who are not signed in may join meetings (<c>AllowAnonymousUsersToJoinMeeting</c>, CIS 8.5.1).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowAnonymousJoin { get; init; }

    /// <summary>
    /// Gets a value indicating whether people who are not signed in may be the first in a meeting (<c>AllowAnonymousUsersToStartMeeting</c>,
    /// CISA MS.TEAMS.1.2). Has an effect only where everyone bypasses the lobby.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowAnonymousStart { get; init; }

    /// <summary>Gets who bypasses the lobby of meetings whose own options do not say so (<c>AutoAdmittedUsers</c>).</summary>
    /// <value>Default: <see cref="LobbyScope.OrganizationExcludingGuests"/>, which passes SCuBA 1.3 and 1.4 and CIS 8.5.3.</value>
    public LobbyScope LobbyBypass { get; init; } = LobbyScope.OrganizationExcludingGuests;

    /// <summary>Gets a value indicating whether callers from the telephone network skip the lobby where the meeting's options do not say so (<c>AllowPSTNUsersToBypassLobby</c>).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool DialInBypassesLobby { get; init; }

    /// <summary>Gets a value indicating whether callers may be the first in the organizer's meetings (<c>AllowPSTNOnlyMeetings</c> of Audio Conferencing).</summary>
    /// <remarks>The guide names it; by today's documentation <see cref="AllowAnonymousStart"/> decides, and <see cref="DialInMayStart"/> has no effect on <see cref="LobbyBypass"/>.</remarks>
    /// <value>Default: <see langword="false"/>.</value>
    public bool DialInMayStart { get; init; }

    /// <summary>Gets the kinds of client with which nobody joins anonymously (<c>BlockedAnonymousJoinClientTypes</c>).</summary>
    /// <value>Default: <see cref="AnonymousClients.None"/>; matters only where anonymous people may join at all.</value>
    public AnonymousClients BlockedAnonymousClients { get; init; }

    /// <summary>Gets what happens to bots of others that the service detects (<c>ExternalBotAccessMode</c>).</summary>
    /// <value>Default: <see cref="ExternalBotAccess.RequireApprovalWhenDetected"/>.</value>
    public ExternalBotAccess ExternalBots { get; init; }

    /// <summary>Gets who may admit people from the lobby (<c>UsersCanAdmitFromLobby</c>); a meeting's own option can only narrow it.</summary>
    /// <remarks><c>OrganizersAndPresentersOnly</c>, which the service ships with, is <see cref="LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters"/>. What is not understood leaves the lobby to the organizer and co-organizers.</remarks>
    /// <value>Default: <see cref="LobbyAdmitters.OrganizerAndCoOrganizers"/>.</value>
    public LobbyAdmitters Admitters { get; init; } = LobbyAdmitters.OrganizerAndCoOrganizers;

    /// <summary>Gets who uses the chat (<c>MeetingChatEnabledType</c>).</summary>
    /// <value>Default: <see cref="TenantMeetingChat.EnabledExceptAnonymous"/>.</value>
    public TenantMeetingChat Chat { get; init; } = TenantMeetingChat.EnabledExceptAnonymous;

    /// <summary>Gets a value indicating whether meetings may be recorded (<c>AllowCloudRecording</c>; SCuBA 1.6, CIS 8.5.9).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowCloudRecording { get; init; }

    /// <summary>Gets which presenters may take control of slides that another shares (<c>ParticipantSlideControl</c>).</summary>
    /// <value>Default: <see cref="SlideControl.Organization"/>.</value>
    public SlideControl SlideControl { get; init; } = SlideControl.Organization;
}
