namespace SecureTeams.Tenant.Federation;

/// <summary>Why two parties may have contact, or may not. A closed set: the first four allow, all others refuse.</summary>
public enum FederationReason
{
    /// <summary>No decision was made. Refuses.</summary>
    None,

    /// <summary>Allows: both are in one tenant, so that this is not federation.</summary>
    SameTenant,

    /// <summary>Allows: both organizations, and both users' policies, permit each other.</summary>
    TrustIsMutual,

    /// <summary>Allows: the organization permits personal accounts in this direction.</summary>
    ConsumerAllowed,

    /// <summary>Allows: the tenant and the user's policy permit accounts of Azure Communication Services.</summary>
    CommunicationServicesAllowed,

    /// <summary>The tenant has switched contact with the outside off (<c>AllowFederatedUsers</c>).</summary>
    FederationDisabled,

    /// <summary>The user's policy has switched contact with other organizations off (<c>EnableFederationAccess</c>).</summary>
    UserFederationDisabled,

    /// <summary>The other organization has trial licences only, and the tenant refuses such (<c>ExternalAccessWithTrialTenants</c>).</summary>
    TrialTenantBlocked,

    /// <summary>The tenant blocks a domain of the other organization (<c>BlockedDomains</c>).</summary>
    DomainBlocked,

    /// <summary>
    /// The tenant blocks a domain that the user's own policy would let through. The documents do not say which wins: refused
    /// here, and worth a look at the policy.
    /// </summary>
    DomainBlockedDespiteUserPolicy,

    /// <summary>The tenant allows only domains of a list, and the other's is not on it (<c>AllowedDomains</c>).</summary>
    DomainNotAllowed,

    /// <summary>The user's policy blocks a domain of the other organization (<c>BlockedExternalDomains</c>).</summary>
    UserPolicyBlocksDomain,

    /// <summary>The user's policy allows only domains of a list, and the other's is not on it (<c>AllowedExternalDomains</c>).</summary>
    UserPolicyOmitsDomain,

    /// <summary>The user's policy blocks every domain (<c>BlockAllExternalDomains</c>).</summary>
    UserPolicyBlocksAllDomains,

    /// <summary>The user's policy has a value that this version does not understand (<c>CommunicationWithExternalOrgs</c>).</summary>
    UserPolicyNotUnderstood,

    /// <summary>The tenant has no contact with personal accounts (<c>AllowTeamsConsumer</c>).</summary>
    ConsumersDisabled,

    /// <summary>The tenant does not let personal accounts begin the contact (<c>AllowTeamsConsumerInbound</c>).</summary>
    ConsumerInboundDisabled,

    /// <summary>The user's policy has no contact with personal accounts (<c>EnableTeamsConsumerAccess</c>).</summary>
    UserConsumersDisabled,

    /// <summary>The user's policy does not let personal accounts begin the contact (<c>EnableTeamsConsumerInbound</c>).</summary>
    UserConsumerInboundDisabled,

    /// <summary>The tenant has no contact with accounts of Azure Communication Services (<c>EnableAcsUsers</c>, <c>AllowedAcsResources</c>).</summary>
    CommunicationServicesDisabled,

    /// <summary>The user's policy has no contact with accounts of Azure Communication Services (<c>EnableAcsFederationAccess</c>).</summary>
    UserCommunicationServicesDisabled,

    /// <summary>One of the two has blocked the other.</summary>
    BlockedByUser,

    /// <summary>The tenant's configuration, or the part of it that matters, is not known, and the unknown is refused.</summary>
    ConfigurationUnknown,

    /// <summary>The user's policy is not known, and the unknown is refused.</summary>
    UserPolicyUnknown,

    /// <summary>The tenants differ, yet a domain is said to belong to both: one of the two is not what it says.</summary>
    ContradictoryIdentity,

    /// <summary>No organization stands behind one of the accounts, so that there is no trust to be mutual; in a meeting the account is anonymous.</summary>
    NotAnOrganization,
}
