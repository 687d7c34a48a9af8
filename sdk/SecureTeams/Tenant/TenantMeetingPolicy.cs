namespace SecureTeams.Tenant;

/// <summary>
/// What a tenant's administrator allows in meetings, as far as it decides who gets in. Its defaults are the strict ones.
/// </summary>
/// <remarks>
/// Describes the tenant, it does not change it: these settings live in Teams PowerShell (<c>CsTeamsMeetingPolicy</c>)
/// and have no Microsoft Graph member. Source: the guide "Security and Microsoft Teams", section "Participant Admittance".
/// </remarks>
public sealed record TenantMeetingPolicy
{
    /// <summary>Gets the policy with every default: nobody joins anonymously.</summary>
    public static TenantMeetingPolicy Strict { get; } = new();

    /// <summary>Gets a value indicating whether people who are not signed in may join meetings (<c>AllowAnonymousUsersToJoinMeeting</c>).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowAnonymousJoin { get; init; }

    /// <summary>
    /// Gets a value indicating whether people who are not signed in may be the first in a meeting (<c>AllowAnonymousUsersToStartMeeting</c>,
    /// CISA MS.TEAMS.1.2). Has an effect only where everyone bypasses the lobby.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowAnonymousStart { get; init; }
}
