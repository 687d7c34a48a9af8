using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

public sealed class FederationEngineTests
{
    private static readonly Guid Us = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Them = new("22222222-2222-2222-2222-222222222222");
    private static readonly FederationParty Contoso = Open("contoso.com") with { TenantId = Us };
    private static readonly FederationParty Fabrikam = Open("fabrikam.com") with { TenantId = Them };

    [Fact]
    public void ServiceDefaults_TwoOrganizations_TrustEachOther()
    {
        FederationDecision decision = FederationEngine.CanJoin(Contoso, Fabrikam);
        Assert.True(decision.IsAllowed);
        Assert.Equal(new(FederationReason.TrustIsMutual, FederationSide.Neither), decision);
    }

    [Fact]
    public void Strict_LetsNobodyThrough()
    {
        FederationParty strict = Contoso with { Configuration = FederationConfiguration.Strict, Policy = ExternalAccessPolicy.Strict };
        foreach (FederationParty other in (FederationParty[])[Fabrikam, FederationParty.Consumer(), FederationParty.CommunicationServices()])
        {
            Assert.False(FederationEngine.CanContact(strict, other).IsAllowed);
            Assert.False(FederationEngine.CanContact(other, strict).IsAllowed);
            Assert.False(FederationEngine.CanJoin(strict, other).IsAllowed);
        }
    }

    [Fact]
    public void EmptyAllowList_IsNobody_UnlessThePolicySaysOtherwise()
    {
        FederationParty closed = Contoso with { Configuration = FederationConfiguration.ServiceDefault with { AllowedDomains = AllowedDomains.Nobody } };
        Assert.Equal(new(FederationReason.DomainNotAllowed, FederationSide.First), FederationEngine.CanContact(closed, Fabrikam));
        FederationParty chosen = closed with
        {
            Policy = ExternalAccessPolicy.ServiceDefault with
            {
                CommunicationWithExternalOrganizations = ExternalCommunication.AllowSpecificExternalDomains,
                AllowedExternalDomains = DomainSet.Parse("fabrikam.com"),
            },
        };
        Assert.True(FederationEngine.CanContact(chosen, Fabrikam).IsAllowed);
    }

    [Fact]
    public void DefaultOfTheMode_IsNotUnderstood_AndLetsNobodyThrough()
    {
        FederationParty odd = Contoso with { Policy = ExternalAccessPolicy.ServiceDefault with { CommunicationWithExternalOrganizations = default } };
        Assert.Equal(FederationReason.UserPolicyNotUnderstood, FederationEngine.CanContact(odd, Fabrikam).Reason);
        Assert.Equal(ExternalCommunication.BlockAllExternalDomains, new ExternalCommunication("blockallexternaldomains"));
        Assert.False(new ExternalCommunication("Evil\r\nline").IsKnown);
        Assert.Equal("(unreadable)", new ExternalCommunication("Evil\r\nline").ToString());
    }

    [Fact]
    public void TrialTenantsOfUndefinedValue_AreBlocked()
    {
        FederationParty odd = Contoso with { Configuration = FederationConfiguration.ServiceDefault with { TrialTenants = (TrialTenantAccess)7 } };
        FederationParty trial = FederationParty.TrialOrganization(DomainName.Parse("trial.example")) with { Configuration = FederationConfiguration.ServiceDefault, Policy = ExternalAccessPolicy.ServiceDefault };
        Assert.Equal(FederationReason.TrialTenantBlocked, FederationEngine.CanContact(trial, odd).Reason);
    }

    [Fact]
    public void OneTenant_IsNotFederation_WhateverTheSwitches()
    {
        FederationParty one = Contoso with { Configuration = FederationConfiguration.Strict };
        FederationParty two = Open("contoso.example") with { TenantId = Us };
        Assert.Equal(new(FederationReason.SameTenant, FederationSide.Neither), FederationEngine.CanContact(one, two));
        Assert.Equal(new(FederationReason.SameTenant, FederationSide.Neither), FederationEngine.CanJoin(one, two));
        Assert.Equal(FederationReason.SameTenant, FederationEngine.CanJoin(Open("a.example"), Open("b.example") with { OtherDomains = DomainSet.Parse("a.example") }).Reason);
    }

    [Fact]
    public void OtherTenantWithOurDomain_IsRefused()
    {
        FederationParty impostor = Open("contoso.com") with { TenantId = Them };
        Assert.Equal(FederationReason.ContradictoryIdentity, FederationEngine.CanContact(impostor, Contoso).Reason);
        FederationParty subtle = Fabrikam with { OtherDomains = DomainSet.Parse("contoso.com") };
        Assert.Equal(FederationReason.ContradictoryIdentity, FederationEngine.CanJoin(Contoso, subtle).Reason);
    }

    [Fact]
    public void OneBlockedDomainOfMany_BlocksTheOrganization_OneAllowedDoesNotAllowIt()
    {
        FederationParty them = Fabrikam with { OtherDomains = DomainSet.Parse("spim.example") };
        FederationParty blocking = Contoso with { Configuration = FederationConfiguration.ServiceDefault with { BlockedDomains = DomainSet.Parse("spim.example") } };
        Assert.Equal(FederationReason.DomainBlocked, FederationEngine.CanContact(them, blocking).Reason);
        FederationParty refusing = Contoso with { Policy = ExternalAccessPolicy.ServiceDefault with { BlockedExternalDomains = DomainSet.Parse("spim.example") } };
        Assert.Equal(FederationReason.UserPolicyBlocksDomain, FederationEngine.CanContact(them, refusing).Reason);
        FederationParty listing = Contoso with { Configuration = FederationConfiguration.ServiceDefault with { AllowedDomains = AllowedDomains.Only(DomainSet.Parse("spim.example")) } };
        Assert.Equal(FederationReason.DomainNotAllowed, FederationEngine.CanContact(them, listing).Reason);
    }

    [Fact]
    public void BlockAllSubdomains_ConcernsBlockedDomainsOnly()
    {
        FederationParty below = Open("eu.fabrikam.com");
        FederationConfiguration blocked = FederationConfiguration.ServiceDefault with { BlockedDomains = DomainSet.Parse("fabrikam.com") };
        Assert.True(FederationEngine.CanJoin(Contoso with { Configuration = blocked }, below).IsAllowed);
        Assert.False(FederationEngine.CanJoin(Contoso with { Configuration = blocked with { BlockAllSubdomains = true } }, below).IsAllowed);
        FederationConfiguration listed = FederationConfiguration.ServiceDefault with { AllowedDomains = AllowedDomains.Only(DomainSet.Parse("fabrikam.com")), BlockAllSubdomains = true };
        Assert.True(FederationEngine.CanJoin(Contoso with { Configuration = listed }, Fabrikam).IsAllowed);
        Assert.False(FederationEngine.CanJoin(Contoso with { Configuration = listed }, below).IsAllowed);
    }

    [Fact]
    public void BlockOfTheTenant_HoldsAgainstAPolicyThatAllows_AndSaysSo()
    {
        FederationParty user = Contoso with
        {
            Configuration = FederationConfiguration.ServiceDefault with { BlockedDomains = DomainSet.Parse("fabrikam.com") },
            Policy = ExternalAccessPolicy.ServiceDefault with { CommunicationWithExternalOrganizations = ExternalCommunication.AllowAllExternalDomains },
        };
        Assert.Equal(new(FederationReason.DomainBlockedDespiteUserPolicy, FederationSide.Second), FederationEngine.CanContact(Fabrikam, user));
    }

    [Fact]
    public void PersonalBlock_EndsContactBothWays_ButNotMeetings()
    {
        var sender = new Guid("33333333-3333-3333-3333-333333333333");
        FederationParty user = Contoso with { BlockedUsers = new HashSet<Guid> { sender } };
        FederationParty blocked = Fabrikam with { UserId = sender };
        Assert.Equal(new(FederationReason.BlockedByUser, FederationSide.Second), FederationEngine.CanContact(blocked, user));
        Assert.Equal(new(FederationReason.BlockedByUser, FederationSide.First), FederationEngine.CanContact(user, blocked));
        Assert.Equal(FederationReason.BlockedByUser, FederationEngine.CanContact(FederationParty.Consumer() with { UserId = sender }, user).Reason);
        Assert.True(FederationEngine.CanJoin(user, blocked).IsAllowed);
        Assert.True(FederationEngine.CanContact(Fabrikam, user).IsAllowed);
    }

    [Fact]
    public void PersonalBlocks_AreCopied()
    {
        var list = new HashSet<Guid>();
        FederationParty user = Contoso with { BlockedUsers = list };
        list.Add(Them);
        Assert.Empty(user.BlockedUsers);
    }

    [Fact]
    public void AccountsWithoutOrganization_AreNotOurBusiness()
    {
        Assert.Equal(new(FederationReason.NotAnOrganization, FederationSide.Neither), FederationEngine.CanContact(FederationParty.Consumer(), FederationParty.CommunicationServices()));
        Assert.Equal(new(FederationReason.NotAnOrganization, FederationSide.Neither), FederationEngine.CanJoin(FederationParty.Consumer(), FederationParty.Consumer()));
        Assert.Throws<ArgumentException>(() => FederationParty.Organization(default));
    }

    [Fact]
    public void Decide_TakesNoMemory()
    {
        FederationConfiguration lists = FederationConfiguration.ServiceDefault with
        {
            BlockedDomains = [.. Enumerable.Range(0, 1000).Select(number => DomainName.Parse($"blocked{number}.example"))],
            AllowedDomains = AllowedDomains.Only(DomainSet.Parse("a.b.c.fabrikam.com", "contoso.com")),
            BlockAllSubdomains = true,
        };
        FederationParty one = Contoso with { Configuration = lists, BlockedUsers = new HashSet<Guid> { Us }, OtherDomains = DomainSet.Parse("contoso.onmicrosoft.com") };
        FederationParty two = Open("a.b.c.fabrikam.com") with { Configuration = lists, UserId = Them, OtherDomains = DomainSet.Parse("x.fabrikam.com", "fabrikam.onmicrosoft.com") };
        Assert.True(FederationEngine.CanContact(one, two).IsAllowed && FederationEngine.CanJoin(one, two).IsAllowed);
        Assert.Equal(0, Allocations.Least(Run));

        void Run()
        {
            for (int index = 0; index < 100; index++)
            {
                _ = FederationEngine.CanContact(one, two);
                _ = FederationEngine.CanJoin(two, one);
            }
        }
    }

    private static FederationParty Open(string domain) => FederationParty.Organization(DomainName.Parse(domain)) with
    {
        Configuration = FederationConfiguration.ServiceDefault,
        Policy = ExternalAccessPolicy.ServiceDefault,
    };
}
