namespace SecureTeams.Tenant.Spim;

/// <summary>What a change of federation gives or takes.</summary>
public enum ContactKind
{
    /// <summary>The tenant's user may begin a contact with the other party.</summary>
    Outbound,

    /// <summary>The other party may begin a contact with the tenant's user.</summary>
    Inbound,

    /// <summary>The other party is federated, not anonymous, in meetings of the tenant's user.</summary>
    Meeting,
}
