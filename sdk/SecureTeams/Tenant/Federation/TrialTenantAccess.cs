namespace SecureTeams.Tenant.Federation;

/// <summary>
/// Whether a tenant has contact with tenants that have trial licences only (<c>ExternalAccessWithTrialTenants</c>). They cost
/// nothing to make, which is why coordinated spim comes from them.
/// </summary>
public enum TrialTenantAccess
{
    /// <summary>No contact, except with the domains that are named. What Teams ships with.</summary>
    Blocked,

    /// <summary>They are treated as any other organization.</summary>
    Allowed,
}
