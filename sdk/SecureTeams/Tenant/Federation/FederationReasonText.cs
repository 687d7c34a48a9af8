namespace SecureTeams.Tenant.Federation;

/// <summary>What stands behind each reason: a sentence, a setting, a place where it is written.</summary>
internal static class FederationReasonText
{
    private const string TenantCmdlet = "CsTenantFederationConfiguration";
    private const string UserCmdlet = "CsExternalAccessPolicy";
    private const string CommunicationServicesCmdlet = "CsTeamsAcsFederationConfiguration";
    private const string Guide = "Security and Microsoft Teams, ";

    internal static string Explain(FederationDecision decision)
    {
        string side = decision.DecidedBy switch
        {
            FederationSide.First => "The first party decides: ",
            FederationSide.Second => "The second party decides: ",
            _ => string.Empty,
        };
        return side + Sentence(decision.Reason) + (decision.IsAssumed ? " This rests on the assumption that the side whose settings are unknown permits the same." : string.Empty);
    }

    internal static string Setting(FederationReason reason) => reason switch
    {
        FederationReason.FederationDisabled => TenantCmdlet + ".AllowFederatedUsers",
        FederationReason.TrialTenantBlocked => TenantCmdlet + ".ExternalAccessWithTrialTenants",
        FederationReason.DomainBlocked or FederationReason.DomainBlockedDespiteUserPolicy => TenantCmdlet + ".BlockedDomains",
        FederationReason.DomainNotAllowed => TenantCmdlet + ".AllowedDomains",
        FederationReason.ConsumersDisabled => TenantCmdlet + ".AllowTeamsConsumer",
        FederationReason.ConsumerInboundDisabled => TenantCmdlet + ".AllowTeamsConsumerInbound",
        FederationReason.UserFederationDisabled => UserCmdlet + ".EnableFederationAccess",
        FederationReason.UserPolicyBlocksDomain => UserCmdlet + ".BlockedExternalDomains",
        FederationReason.UserPolicyOmitsDomain => UserCmdlet + ".AllowedExternalDomains",
        FederationReason.UserPolicyBlocksAllDomains or FederationReason.UserPolicyNotUnderstood => UserCmdlet + ".CommunicationWithExternalOrgs",
        FederationReason.UserConsumersDisabled => UserCmdlet + ".EnableTeamsConsumerAccess",
        FederationReason.UserConsumerInboundDisabled => UserCmdlet + ".EnableTeamsConsumerInbound",
        FederationReason.CommunicationServicesDisabled => CommunicationServicesCmdlet + ".EnableAcsUsers",
        FederationReason.UserCommunicationServicesDisabled => UserCmdlet + ".EnableAcsFederationAccess",
        _ => string.Empty,
    };

    internal static string Reference(FederationReason reason) => reason switch
    {
        FederationReason.SameTenant => Guide + "Participant Types: in-tenant",
        FederationReason.BlockedByUser => Guide + "Spim",
        FederationReason.NotAnOrganization => Guide + "Participant Types: anonymous",
        FederationReason.TrustIsMutual or FederationReason.ConfigurationUnknown or FederationReason.UserPolicyUnknown or FederationReason.ContradictoryIdentity => Guide + "Participant Types: federated",
        FederationReason.CommunicationServicesAllowed or FederationReason.CommunicationServicesDisabled => "Teams PowerShell, Set-" + CommunicationServicesCmdlet,
        FederationReason.None => string.Empty,
        _ when Setting(reason) is { Length: > 0 } setting && setting.StartsWith(UserCmdlet, StringComparison.Ordinal) => "Teams PowerShell, Set-" + UserCmdlet,
        _ => Guide + "Federation Safeguards for Teams; Teams PowerShell, Set-" + TenantCmdlet,
    };

    private static string Sentence(FederationReason reason) => reason switch
    {
        FederationReason.SameTenant => "Both belong to one tenant, so that this is not federation.",
        FederationReason.TrustIsMutual => "Both organizations and both users' policies permit each other.",
        FederationReason.ConsumerAllowed => "The organization and the user's policy permit personal accounts in this direction.",
        FederationReason.CommunicationServicesAllowed => "The organization and the user's policy permit accounts of Azure Communication Services.",
        FederationReason.FederationDisabled => "its tenant has switched all contact with the outside off, which beats every other setting.",
        FederationReason.UserFederationDisabled => "its user's policy has switched contact with other organizations off.",
        FederationReason.TrialTenantBlocked => "its tenant has no contact with tenants that have trial licences only, and the other one is not among the exceptions.",
        FederationReason.DomainBlocked => "its tenant blocks a domain of the other organization, or a parent of it; a block beats an allowance.",
        FederationReason.DomainBlockedDespiteUserPolicy => "its tenant blocks a domain that its user's policy lets through. The documents do not say which wins, so it is refused here; narrow the policy as well.",
        FederationReason.DomainNotAllowed => "its tenant allows only the domains of a list, and the other organization's is not on it.",
        FederationReason.UserPolicyBlocksDomain => "its user's policy blocks a domain of the other organization.",
        FederationReason.UserPolicyOmitsDomain => "its user's policy allows only the domains of a list, and the other organization's is not on it.",
        FederationReason.UserPolicyBlocksAllDomains => "its user's policy blocks every other domain.",
        FederationReason.UserPolicyNotUnderstood => "its user's policy has a value that is not understood, and what is not understood lets nobody through.",
        FederationReason.ConsumersDisabled => "its tenant has no contact with personal accounts.",
        FederationReason.ConsumerInboundDisabled => "its tenant does not let personal accounts begin the contact.",
        FederationReason.UserConsumersDisabled => "its user's policy has no contact with personal accounts.",
        FederationReason.UserConsumerInboundDisabled => "its user's policy does not let personal accounts begin the contact.",
        FederationReason.CommunicationServicesDisabled => "its tenant has no contact with accounts of Azure Communication Services, or not with this resource.",
        FederationReason.UserCommunicationServicesDisabled => "its user's policy has no contact with accounts of Azure Communication Services.",
        FederationReason.BlockedByUser => "its user has blocked the other one.",
        FederationReason.ConfigurationUnknown => "its tenant's configuration is not known, or not all of it that matters here, and the unknown is refused.",
        FederationReason.UserPolicyUnknown => "its user's policy is not known, and the unknown is refused.",
        FederationReason.ContradictoryIdentity => "The tenants differ, yet a domain is said to belong to both: one of the two is not what it says.",
        FederationReason.NotAnOrganization => "No organization stands behind this account, so that there is no trust to be mutual.",
        _ => "No decision was made.",
    };
}
