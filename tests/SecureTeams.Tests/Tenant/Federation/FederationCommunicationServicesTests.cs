using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>Azure Communication Services: the tenant has a switch of its own for it, in a third object of Teams PowerShell.</summary>
public sealed class FederationCommunicationServicesTests
{
    private static readonly FederationParty Caller = FederationParty.CommunicationServices();

    private static readonly FederationParty Us = FederationParty.Organization(DomainName.Parse("contoso.com")) with
    {
        Configuration = FederationConfiguration.Strict with { AllowFederatedUsers = true },
        Policy = ExternalAccessPolicy.Strict with { EnableAcsFederationAccess = true },
        WhenUnknown = UnknownSettings.AssumeReciprocal,
    };

    [Fact]
    public void SwitchOfTheTenant_NotRead_IsUnknown_AndLetsNobodyThrough()
    {
        Assert.Equal(new(FederationReason.ConfigurationUnknown, FederationSide.First), FederationEngine.CanContact(Us, Caller));
        Assert.Equal(new(FederationReason.ConfigurationUnknown, FederationSide.Second), FederationEngine.CanContact(Caller, Us));
    }

    [Theory]
    [InlineData(false, true, FederationReason.CommunicationServicesDisabled)]
    [InlineData(false, false, FederationReason.CommunicationServicesDisabled)]
    [InlineData(true, false, FederationReason.UserCommunicationServicesDisabled)]
    [InlineData(true, true, FederationReason.CommunicationServicesAllowed)]
    [InlineData(null, false, FederationReason.UserCommunicationServicesDisabled)]
    public void BothSwitches_MustBeOn(bool? tenant, bool user, FederationReason reason)
    {
        FederationParty us = With(Us, tenant, user);
        Assert.Equal(new(reason, FederationSide.First), FederationEngine.CanContact(us, Caller));
        Assert.Equal(new(reason, FederationSide.Second), FederationEngine.CanContact(Caller, us));
        Assert.False(FederationEngine.CanJoin(us, Caller).IsAllowed);
    }

    [Fact]
    public void ServiceDefault_IsOff_AndTheMasterSwitchBeatsIt()
    {
        FederationParty shipped = Us with { Configuration = FederationConfiguration.ServiceDefault };
        Assert.Equal(FederationReason.CommunicationServicesDisabled, FederationEngine.CanContact(Caller, shipped).Reason);
        FederationParty off = Us with { Configuration = FederationConfiguration.Strict with { AllowCommunicationServices = true } };
        Assert.Equal(FederationReason.FederationDisabled, FederationEngine.CanContact(Caller, off).Reason);
    }

    [Fact]
    public void SwitchThatWasNotRead_IsNoGapBetweenOrganizations()
    {
        FederationParty us = Us with { Configuration = FederationConfiguration.ServiceDefault with { AllowCommunicationServices = null }, Policy = ExternalAccessPolicy.ServiceDefault };
        FederationParty them = FederationParty.Organization(DomainName.Parse("fabrikam.com")) with { WhenUnknown = UnknownSettings.AssumeReciprocal };
        Assert.True(FederationEngine.CanJoin(us, them) is { IsAllowed: true, IsAssumed: true });
    }

    private static FederationParty With(FederationParty party, bool? tenant, bool user) => party with
    {
        Configuration = party.Configuration! with { AllowCommunicationServices = tenant },
        Policy = party.Policy! with { EnableAcsFederationAccess = user },
    };
}
