using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Tenant;

/// <summary>
/// What holds for a whole tenant in meetings, whatever an organizer's policy or a meeting's options say. Its defaults are the strict ones.
/// </summary>
/// <remarks>
/// Describes the tenant, it does not change it: these settings live in Teams PowerShell and have no Microsoft Graph member.
/// Source: <c>CsTeamsMeetingConfiguration</c> and <c>CsTeamsClientConfiguration</c>; the guide "Security and Microsoft Teams", section "Participant Admittance".
/// </remarks>
public sealed record TenantConfiguration
{
    /// <summary>Gets the configuration with every default: neither anonymous people nor guests join.</summary>
    public static TenantConfiguration Strict { get; } = new();

    /// <summary>Gets what a tenant has whose administrator changed nothing: anonymous people and guests join.</summary>
    [SuppressMessage("SecureTeams.Meetings", "ST7103:Anonymous people join or start meetings", Justification = "Describes what the service ships with; Strict is what this library starts from.")]
    public static TenantConfiguration ServiceDefault { get; } = new() { AllowAnonymousJoin = true, AllowGuests = true };

    /// <summary>Gets a value indicating whether people who are not signed in to the tenant may join meetings at all (the opposite of <c>DisableAnonymousJoin</c>).</summary>
    /// <value>Default: <see langword="false"/>. <see cref="TenantMeetingPolicy.AllowAnonymousJoin"/> of the organizer must be true as well.</value>
    public bool AllowAnonymousJoin { get; init; }

    /// <summary>Gets a value indicating whether guest accounts may use Teams (<c>AllowGuestUser</c>).</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowGuests { get; init; }
}
