using CsCheck;
using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>What must hold of any two parties: no restriction opens anything, and trust has no direction.</summary>
public sealed class FederationPropertiesTests
{
    private static readonly string[] Names = ["contoso.com", "fabrikam.com", "eu.fabrikam.com", "evilfabrikam.com", "com.example", "spim.example"];

    private static readonly Gen<DomainName> Domain = Gen.OneOf([.. Names.Select(name => Gen.Const(DomainName.Parse(name)))]);

    private static readonly Gen<DomainSet> Domains = Domain.Array[0, 3].Select(domains => DomainSet.Create(domains));

    private static readonly Gen<AllowedDomains> Allowed = Gen.OneOf(Gen.Const(AllowedDomains.AllKnown), Domains.Select(AllowedDomains.Only));

    private static readonly Gen<FederationConfiguration> Configuration =
        Gen.Select(Often, Allowed, Domains, Gen.Bool, Often, Often, Gen.Select(Gen.Bool, Gen.Int[0, 3]), Domains).Select((federated, allowed, blocked, subdomains, consumers, inbound, others, exceptions) => new FederationConfiguration
        {
            AllowFederatedUsers = federated,
            AllowedDomains = allowed,
            BlockedDomains = blocked,
            BlockAllSubdomains = subdomains,
            AllowTeamsConsumer = consumers,
            AllowTeamsConsumerInbound = inbound,
            TrialTenants = others.Item1 ? TrialTenantAccess.Allowed : TrialTenantAccess.Blocked,
            AllowCommunicationServices = others.Item2 switch { 0 => null, 1 => false, _ => true },
            AllowedTrialTenantDomains = exceptions,
        });

    private static readonly Gen<ExternalAccessPolicy> Policy =
        Gen.Select(Often, Often, Often, Gen.Bool, Gen.Int[0, 5], Domains, Domains).Select((federated, consumers, inbound, acs, mode, allowed, blocked) => new ExternalAccessPolicy
        {
            EnableFederationAccess = federated,
            EnableTeamsConsumerAccess = consumers,
            EnableTeamsConsumerInbound = inbound,
            EnableAcsFederationAccess = acs,
            CommunicationWithExternalOrganizations = new ExternalCommunication(((string[])["OrganizationDefault", "AllowAllExternalDomains", "AllowSpecificExternalDomains", "BlockSpecificExternalDomains", "BlockAllExternalDomains", "New"])[mode]),
            AllowedExternalDomains = allowed,
            BlockedExternalDomains = blocked,
        });

    private static readonly Gen<FederationParty> Organization =
        Gen.Select(Domain, Gen.Bool, Domains, Configuration, Policy, Gen.Int[0, 5], Gen.Bool).Select((domain, trial, others, configuration, policy, unknown, assume) =>
            (trial ? FederationParty.TrialOrganization(domain) : FederationParty.Organization(domain)) with
            {
                OtherDomains = others,
                Configuration = unknown == 0 ? null : configuration,
                Policy = unknown == 1 ? null : policy,
                WhenUnknown = assume ? UnknownSettings.AssumeReciprocal : UnknownSettings.Refuse,
            });

    private static readonly Gen<FederationParty> Party = Gen.Frequency((8, Organization), (2, Gen.Const(FederationParty.Consumer())), (1, Gen.Const(FederationParty.CommunicationServices())));

    /// <summary>Switches are on more often than not, or else hardly anything would be allowed and nothing tested.</summary>
    private static Gen<bool> Often => Gen.Int[0, 4].Select(number => number > 0);

    [Fact]
    public void Restrictions_NeverAdmit() => Gen.Select(Organization, Party, Domain, Gen.Int[0, 14]).Sample((us, them, domain, which) =>
    {
        FederationParty narrower = Narrow(us, domain, which);
        foreach (Func<FederationParty, FederationDecision> question in (Func<FederationParty, FederationDecision>[])
            [side => FederationEngine.CanContact(side, them), side => FederationEngine.CanContact(them, side), side => FederationEngine.CanJoin(side, them), side => FederationEngine.CanJoin(them, side)])
        {
            Assert.True(question(us).IsAllowed || !question(narrower).IsAllowed);
        }
    }, iter: 20_000);

    [Fact]
    public void MasterSwitchOff_LeavesOnlyColleagues() => Gen.Select(Organization, Configuration, Party).Sample((us, configuration, them) =>
    {
        FederationParty off = us with { Configuration = configuration with { AllowFederatedUsers = false } };
        foreach (FederationDecision decision in (FederationDecision[])[FederationEngine.CanContact(off, them), FederationEngine.CanContact(them, off), FederationEngine.CanJoin(off, them)])
        {
            Assert.True(!decision.IsAllowed || decision.Reason == FederationReason.SameTenant);
        }
    }, iter: 5_000);

    [Fact]
    public void MutualTrust_HasNoDirection() => Gen.Select(Party, Party).Sample((one, two) =>
    {
        FederationDecision forth = FederationEngine.CanJoin(one, two);
        FederationDecision back = FederationEngine.CanJoin(two, one);
        Assert.Equal(forth.IsAllowed, back.IsAllowed);
        Assert.Equal(forth.IsAssumed, back.IsAssumed);
    }, iter: 20_000);

    [Fact]
    public void Inbound_IsNeverWiderThanOutbound() => Gen.Select(Organization, Party.Where(party => party.Kind is not (FederationPartyKind.Organization or FederationPartyKind.TrialOrganization))).Sample((us, them) =>
        Assert.True(FederationEngine.CanContact(us, them).IsAllowed || !FederationEngine.CanContact(them, us).IsAllowed), iter: 5_000);

    [Fact]
    public void Decisions_SayWhoDecided_AndNeverAssumeARefusal() => Gen.Select(Party, Party).Sample((one, two) =>
    {
        FederationDecision decision = FederationEngine.CanContact(one, two);
        Assert.NotEqual(FederationReason.None, decision.Reason);
        Assert.NotEmpty(decision.Explain());
        Assert.True(decision.IsAllowed || !decision.IsAssumed);
        Assert.True(decision.Setting.Length == 0 || decision.DecidedBy != FederationSide.Neither);
        Assert.DoesNotContain("example", decision.Explain(), StringComparison.Ordinal);
    }, iter: 5_000);

    private static FederationParty Narrow(FederationParty party, DomainName domain, int which)
    {
        FederationConfiguration? tenant = party.Configuration;
        ExternalAccessPolicy? user = party.Policy;
        return which switch
        {
            0 => party with { Configuration = tenant is null ? null : tenant with { BlockedDomains = tenant.BlockedDomains.Union([domain]) } },
            1 => party with { Configuration = tenant is null ? null : tenant with { AllowFederatedUsers = false } },
            2 => party with { Configuration = tenant is null ? null : tenant with { AllowedDomains = AllowedDomains.Only(tenant.AllowedDomains.List?.Except([domain]) ?? DomainSet.Create(domain)) } },
            3 => party with { Configuration = tenant is null ? null : tenant with { BlockAllSubdomains = true } },
            4 => party with { Configuration = tenant is null ? null : tenant with { TrialTenants = TrialTenantAccess.Blocked } },
            5 => party with { Configuration = tenant is null ? null : tenant with { AllowedTrialTenantDomains = tenant.AllowedTrialTenantDomains.Except([domain]) } },
            6 => party with { Configuration = tenant is null ? null : tenant with { AllowTeamsConsumer = false } },
            7 => party with { Configuration = tenant is null ? null : tenant with { AllowTeamsConsumerInbound = false } },
            8 => party with { Policy = user is null ? null : user with { BlockedExternalDomains = user.BlockedExternalDomains.Union([domain]) } },
            9 => party with { Policy = user is null ? null : user with { AllowedExternalDomains = user.AllowedExternalDomains.Except([domain]) } },
            10 => party with { Policy = user is null ? null : user with { CommunicationWithExternalOrganizations = ExternalCommunication.BlockAllExternalDomains } },
            11 => party with { Policy = user is null ? null : user with { EnableFederationAccess = false, EnableTeamsConsumerInbound = false } },
            12 => party with { Configuration = tenant is null ? null : tenant with { AllowCommunicationServices = false } },
            13 => party with { Configuration = tenant is null ? null : tenant with { AllowCommunicationServices = null } },
            _ => party with { WhenUnknown = UnknownSettings.Refuse },
        };
    }
}
