namespace SecureTeams.Tenant.Federation;

/// <summary>What one side has against the other: an objection, a gap in what is known of it, or neither.</summary>
/// <param name="Objection">The setting that refuses; <see cref="FederationReason.None"/> when none does.</param>
/// <param name="Gap">What is unknown; <see cref="FederationReason.None"/> when nothing is.</param>
internal readonly record struct SideJudgement(FederationReason Objection, FederationReason Gap)
{
    /// <summary>Judges with the settings that are known; what is not known objects to nothing and is a gap.</summary>
    internal static SideJudgement Of(FederationParty side, FederationParty other, bool otherBegins)
    {
        FederationConfiguration? tenant = side.Configuration;
        ExternalAccessPolicy? user = side.Policy;
        FederationReason objection = tenant is { AllowFederatedUsers: false }
            ? FederationReason.FederationDisabled
            : other.Kind switch
            {
                FederationPartyKind.Organization or FederationPartyKind.TrialOrganization => ToOrganization(tenant, user, other),
                FederationPartyKind.Consumer => ToConsumer(tenant, user, otherBegins),
                FederationPartyKind.CommunicationServices => ToCommunicationServices(tenant, user),
                _ => FederationReason.NotAnOrganization,
            };
        bool unread = other.Kind == FederationPartyKind.CommunicationServices && tenant?.AllowCommunicationServices is null;
        FederationReason gap = tenant is null || unread ? FederationReason.ConfigurationUnknown
            : user is null ? FederationReason.UserPolicyUnknown
            : FederationReason.None;
        return new SideJudgement(objection, gap);
    }

    private static FederationReason ToConsumer(FederationConfiguration? tenant, ExternalAccessPolicy? user, bool consumerBegins) =>
        tenant is { AllowTeamsConsumer: false } ? FederationReason.ConsumersDisabled
        : user is { EnableTeamsConsumerAccess: false } ? FederationReason.UserConsumersDisabled
        : !consumerBegins ? FederationReason.None
        : tenant is { AllowTeamsConsumerInbound: false } ? FederationReason.ConsumerInboundDisabled
        : user is { EnableTeamsConsumerInbound: false } ? FederationReason.UserConsumerInboundDisabled
        : FederationReason.None;

    private static FederationReason ToCommunicationServices(FederationConfiguration? tenant, ExternalAccessPolicy? user) =>
        tenant is { AllowCommunicationServices: false } ? FederationReason.CommunicationServicesDisabled
        : user is { EnableAcsFederationAccess: false } ? FederationReason.UserCommunicationServicesDisabled
        : FederationReason.None;

    private static FederationReason ToOrganization(FederationConfiguration? tenant, ExternalAccessPolicy? user, FederationParty other)
    {
        if (user is { EnableFederationAccess: false })
        {
            return FederationReason.UserFederationDisabled;
        }

        if (tenant is not null && other.Kind == FederationPartyKind.TrialOrganization && tenant.TrialTenants != TrialTenantAccess.Allowed && !tenant.AllowedTrialTenantDomains.Contains(other.Domain))
        {
            return FederationReason.TrialTenantBlocked;
        }

        FederationReason policy = user is null ? FederationReason.None : OfPolicy(user, other);
        if (tenant is not null && Blocks(tenant, other))
        {
            return policy == FederationReason.None && user is not null && user.CommunicationWithExternalOrganizations != ExternalCommunication.OrganizationDefault
                ? FederationReason.DomainBlockedDespiteUserPolicy
                : FederationReason.DomainBlocked;
        }

        bool tenantChooses = user is null || user.CommunicationWithExternalOrganizations == ExternalCommunication.OrganizationDefault;
        return policy == FederationReason.None && tenantChooses && tenant is not null && !tenant.AllowedDomains.Includes(other.Domain)
            ? FederationReason.DomainNotAllowed
            : policy;
    }

    /// <summary>What the user's policy objects to by itself; the modes are alternatives, the blocked domains count in each.</summary>
    private static FederationReason OfPolicy(ExternalAccessPolicy user, FederationParty other)
    {
        ExternalCommunication mode = user.CommunicationWithExternalOrganizations;
        return !mode.IsKnown ? FederationReason.UserPolicyNotUnderstood
            : mode == ExternalCommunication.BlockAllExternalDomains ? FederationReason.UserPolicyBlocksAllDomains
            : ContainsAnyOf(user.BlockedExternalDomains, other) ? FederationReason.UserPolicyBlocksDomain
            : mode == ExternalCommunication.AllowSpecificExternalDomains && !user.AllowedExternalDomains.Contains(other.Domain) ? FederationReason.UserPolicyOmitsDomain
            : FederationReason.None;
    }

    private static bool Blocks(FederationConfiguration tenant, FederationParty other)
    {
        if (tenant.Blocks(other.Domain))
        {
            return true;
        }

        foreach (DomainName domain in other.OtherDomains.Span)
        {
            if (tenant.Blocks(domain))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAnyOf(DomainSet blocked, FederationParty other) => blocked.Contains(other.Domain) || blocked.Overlaps(other.OtherDomains);
}
