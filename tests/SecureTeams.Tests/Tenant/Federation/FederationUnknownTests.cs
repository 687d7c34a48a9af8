using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>Another organization's settings, which nobody here can read.</summary>
public sealed class FederationUnknownTests
{
    private static readonly FederationParty Contoso = Open("contoso.com");
    private static readonly FederationParty Fabrikam = Open("fabrikam.com");

    [Fact]
    public void UnknownSettings_AreRefused_UnlessReciprocityIsAssumed()
    {
        FederationParty silent = FederationParty.Organization(DomainName.Parse("fabrikam.com"));
        Assert.Equal(new(FederationReason.ConfigurationUnknown, FederationSide.Second), FederationEngine.CanJoin(Contoso, silent));
        Assert.Equal(new(FederationReason.UserPolicyUnknown, FederationSide.Second), FederationEngine.CanJoin(Contoso, silent with { Configuration = FederationConfiguration.ServiceDefault }));
        FederationParty assumed = silent with { WhenUnknown = UnknownSettings.AssumeReciprocal };
        FederationDecision decision = FederationEngine.CanJoin(Contoso, assumed);
        Assert.True(decision is { IsAllowed: true, IsAssumed: true });
        Assert.Contains("assumption", decision.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Assumption_NeverBeatsWhatIsKnown_NorRestsOnAnotherAssumption()
    {
        FederationParty assumed = FederationParty.Organization(DomainName.Parse("fabrikam.com")) with { WhenUnknown = UnknownSettings.AssumeReciprocal };
        FederationParty closed = Contoso with { Configuration = FederationConfiguration.Strict };
        Assert.Equal(new(FederationReason.FederationDisabled, FederationSide.First), FederationEngine.CanContact(closed, assumed));
        Assert.Equal(FederationReason.DomainNotAllowed, FederationEngine.CanContact(Contoso, assumed with { Configuration = FederationConfiguration.ServiceDefault with { AllowedDomains = AllowedDomains.Nobody } }).Reason);
        FederationParty alike = FederationParty.Organization(DomainName.Parse("contoso.com")) with { WhenUnknown = UnknownSettings.AssumeReciprocal };
        Assert.Equal(new(FederationReason.ConfigurationUnknown, FederationSide.First), FederationEngine.CanContact(alike, assumed));
        Assert.Equal(new(FederationReason.ConfigurationUnknown, FederationSide.First), FederationEngine.CanContact(assumed, FederationParty.Consumer()));
    }

    [Fact]
    public void DefiniteRefusal_IsToldBeforeWhatIsUnknown()
    {
        FederationParty silent = FederationParty.Organization(DomainName.Parse("contoso.com"));
        FederationParty closed = Fabrikam with { Configuration = FederationConfiguration.Strict };
        Assert.Equal(new(FederationReason.FederationDisabled, FederationSide.Second), FederationEngine.CanContact(silent, closed));
    }

    private static FederationParty Open(string domain) => FederationParty.Organization(DomainName.Parse(domain)) with
    {
        Configuration = FederationConfiguration.ServiceDefault,
        Policy = ExternalAccessPolicy.ServiceDefault,
    };
}
