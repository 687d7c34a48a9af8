using SecureTeams.Admission;
using SecureTeams.Tenant;

namespace LiveLobby.Hall;

/// <summary>What the administrator of the tenant has set; the sample's own, for Microsoft Graph has no members for it.</summary>
public sealed record TenantSettings(TenantConfiguration Configuration, TenantMeetingPolicy Policy, GuidanceProfile Profile)
{
    /// <summary>Gets a tenant whose administrator changed nothing.</summary>
    public static TenantSettings ServiceDefault { get; } = new(TenantConfiguration.ServiceDefault, TenantMeetingPolicy.ServiceDefault, GuidanceProfile.Current);

    internal AdmissionScene Around(MeetingAccess meeting) => new() { Tenant = Configuration, Policy = Policy, Profile = Profile, Meeting = meeting };
}
