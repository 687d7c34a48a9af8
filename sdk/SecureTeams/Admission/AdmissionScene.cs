using SecureTeams.Tenant;

namespace SecureTeams.Admission;

/// <summary>
/// A meeting with everything around it that decides who gets in: what stays the same for every participant.
/// </summary>
public sealed record AdmissionScene
{
    /// <summary>Gets what holds in the whole tenant.</summary>
    /// <value>Default: <see cref="TenantConfiguration.Strict"/>.</value>
    public TenantConfiguration Tenant { get; init; } = TenantConfiguration.Strict;

    /// <summary>Gets what the administrator allows the organizer.</summary>
    /// <value>Default: <see cref="TenantMeetingPolicy.Strict"/>.</value>
    public TenantMeetingPolicy Policy { get; init; } = TenantMeetingPolicy.Strict;

    /// <summary>Gets the meeting's own options.</summary>
    public required MeetingAccess Meeting { get; init; }

    /// <summary>Gets which description of Teams to follow.</summary>
    /// <value>Default: <see cref="GuidanceProfile.Current"/>.</value>
    public GuidanceProfile Profile { get; init; }
}
