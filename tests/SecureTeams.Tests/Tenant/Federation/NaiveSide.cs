using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>
/// One side's settings as plain text, and everything it has against another: written from the documents, without order of
/// precedence, and without a line of the engine.
/// </summary>
internal sealed record NaiveSide
{
    public bool Federated { get; init; } = true;

    public string[]? Allowed { get; init; }

    public string[] Blocked { get; init; } = [];

    public bool Subdomains { get; init; }

    public bool Consumers { get; init; } = true;

    public bool ConsumersInbound { get; init; } = true;

    public bool Trials { get; init; }

    public string[] TrialExceptions { get; init; } = [];

    public bool UserFederated { get; init; } = true;

    public bool UserConsumers { get; init; } = true;

    public bool UserConsumersInbound { get; init; } = true;

    public bool? Acs { get; init; } = true;

    public bool UserAcs { get; init; } = true;

    public string Mode { get; init; } = "OrganizationDefault";

    public string[] UserAllowed { get; init; } = [];

    public string[] UserBlocked { get; init; } = [];

    public HashSet<FederationReason> ObjectionsTo(FederationPartyKind kind, string domain, bool itBegins)
    {
        var found = new HashSet<FederationReason>();
        bool organization = kind is FederationPartyKind.Organization or FederationPartyKind.TrialOrganization;
        void When(bool wrong, FederationReason reason)
        {
            if (wrong)
            {
                found.Add(reason);
            }
        }

        When(!Federated, FederationReason.FederationDisabled);
        When(kind == FederationPartyKind.Consumer && !Consumers, FederationReason.ConsumersDisabled);
        When(kind == FederationPartyKind.Consumer && !UserConsumers, FederationReason.UserConsumersDisabled);
        When(kind == FederationPartyKind.Consumer && itBegins && !ConsumersInbound, FederationReason.ConsumerInboundDisabled);
        When(kind == FederationPartyKind.Consumer && itBegins && !UserConsumersInbound, FederationReason.UserConsumerInboundDisabled);
        When(kind == FederationPartyKind.CommunicationServices && Acs == false, FederationReason.CommunicationServicesDisabled);
        When(kind == FederationPartyKind.CommunicationServices && !UserAcs, FederationReason.UserCommunicationServicesDisabled);
        When(organization && !UserFederated, FederationReason.UserFederationDisabled);
        When(kind == FederationPartyKind.TrialOrganization && !Trials && !TrialExceptions.Contains(domain), FederationReason.TrialTenantBlocked);
        When(organization && (Blocked.Contains(domain) || (Subdomains && Blocked.Any(parent => IsBelow(domain, parent)))), FederationReason.DomainBlocked);
        When(organization && UserBlocked.Contains(domain), FederationReason.UserPolicyBlocksDomain);
        When(organization && Mode == "OrganizationDefault" && Allowed?.Contains(domain) == false, FederationReason.DomainNotAllowed);
        When(organization && Mode == "AllowSpecificExternalDomains" && !UserAllowed.Contains(domain), FederationReason.UserPolicyOmitsDomain);
        When(organization && Mode == "BlockAllExternalDomains", FederationReason.UserPolicyBlocksAllDomains);
        When(organization && Mode is not ("OrganizationDefault" or "AllowAllExternalDomains" or "AllowSpecificExternalDomains" or "BlockSpecificExternalDomains" or "BlockAllExternalDomains"), FederationReason.UserPolicyNotUnderstood);
        return found;
    }

    public FederationConfiguration ToConfiguration() => new()
    {
        AllowFederatedUsers = Federated,
        AllowedDomains = Allowed is null ? AllowedDomains.AllKnown : AllowedDomains.Only(DomainSet.Parse(Allowed)),
        BlockedDomains = DomainSet.Parse(Blocked),
        BlockAllSubdomains = Subdomains,
        AllowTeamsConsumer = Consumers,
        AllowTeamsConsumerInbound = ConsumersInbound,
        AllowCommunicationServices = Acs,
        TrialTenants = Trials ? TrialTenantAccess.Allowed : TrialTenantAccess.Blocked,
        AllowedTrialTenantDomains = DomainSet.Parse(TrialExceptions),
    };

    public ExternalAccessPolicy ToPolicy() => new()
    {
        EnableFederationAccess = UserFederated,
        EnableTeamsConsumerAccess = UserConsumers,
        EnableTeamsConsumerInbound = UserConsumersInbound,
        EnableAcsFederationAccess = UserAcs,
        CommunicationWithExternalOrganizations = new ExternalCommunication(Mode),
        AllowedExternalDomains = DomainSet.Parse(UserAllowed),
        BlockedExternalDomains = DomainSet.Parse(UserBlocked),
    };

    public FederationParty ToParty(FederationPartyKind kind, string domain) =>
        (kind == FederationPartyKind.TrialOrganization ? FederationParty.TrialOrganization(DomainName.Parse(domain)) : FederationParty.Organization(DomainName.Parse(domain))) with
        {
            Configuration = ToConfiguration(),
            Policy = ToPolicy(),
        };

    private static bool IsBelow(string domain, string parent)
    {
        string[] labels = domain.Split('.');
        string[] above = parent.Split('.');
        return labels.Length > above.Length && labels.Skip(labels.Length - above.Length).SequenceEqual(above);
    }
}
