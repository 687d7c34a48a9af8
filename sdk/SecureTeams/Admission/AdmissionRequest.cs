using SecureTeams.Tenant;

namespace SecureTeams.Admission;

/// <summary>
/// Everything that decides whether one participant gets into one meeting now.
/// </summary>
public readonly record struct AdmissionRequest
{
    private readonly TenantMeetingPolicy? _tenant;

    /// <summary>Gets who is at the door.</summary>
    public required ParticipantType Participant { get; init; }

    /// <summary>Gets who enters without waiting in the lobby.</summary>
    public required LobbyScope LobbyBypass { get; init; }

    /// <summary>Gets a value indicating whether callers from the telephone network skip the lobby.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool DialInBypassesLobby { get; init; }

    /// <summary>Gets a value indicating whether the participant was sent or forwarded the invitation. Counts only for people who are signed in.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsInvited { get; init; }

    /// <summary>Gets a value indicating whether an authenticated participant has joined this run of the meeting.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AuthenticatedUserJoined { get; init; }

    /// <summary>Gets what the tenant allows.</summary>
    /// <value>Default: <see cref="TenantMeetingPolicy.Strict"/>.</value>
    public TenantMeetingPolicy Tenant
    {
        get => _tenant ?? TenantMeetingPolicy.Strict;
        init => _tenant = value;
    }
}
