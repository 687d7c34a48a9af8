using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

public sealed class FederationDecisionTests
{
    public static TheoryData<FederationReason> Reasons => [.. Enum.GetValues<FederationReason>()];

    [Fact]
    public void Default_Refuses()
    {
        Assert.False(default(FederationDecision).IsAllowed);
        Assert.Equal("Refused: None (Neither)", default(FederationDecision).ToString());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void EveryReason_HasItsOwnSentenceAndAReference(FederationReason reason)
    {
        var decision = new FederationDecision(reason, FederationSide.Neither);
        Assert.Single(Enum.GetValues<FederationReason>(), other => new FederationDecision(other, FederationSide.Neither).Explain() == decision.Explain());
        Assert.Equal(reason == FederationReason.None, decision.Reference.Length == 0);
        Assert.Equal(reason is FederationReason.SameTenant or FederationReason.TrustIsMutual or FederationReason.ConsumerAllowed or FederationReason.CommunicationServicesAllowed, decision.IsAllowed);
    }

    [Fact]
    public void Explain_NamesTheSideAndTheSetting()
    {
        var decision = new FederationDecision(FederationReason.FederationDisabled, FederationSide.Second);
        Assert.Equal("The second party decides: its tenant has switched all contact with the outside off, which beats every other setting.", decision.Explain());
        Assert.Equal("CsTenantFederationConfiguration.AllowFederatedUsers", decision.Setting);
        Assert.Contains("Federation Safeguards", decision.Reference, StringComparison.Ordinal);
    }
}
