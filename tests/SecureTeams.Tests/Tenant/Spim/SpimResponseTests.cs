using SecureTeams.Tenant;
using SecureTeams.Tenant.Federation;
using SecureTeams.Tenant.Spim;

namespace SecureTeams.Tests.Tenant.Spim;

public sealed class SpimResponseTests
{
    private static readonly FederationConfiguration Open = FederationConfiguration.ServiceDefault;
    private static readonly DomainName Spim = DomainName.Parse("spim.example");
    private static readonly FederationParty User = FederationParty.Organization(DomainName.Parse("contoso.com")) with { Policy = ExternalAccessPolicy.ServiceDefault };

    public static TheoryData<string> Responses => [.. All.Keys];

    private static Dictionary<string, Func<FederationConfiguration, FederationChangeSet>> All { get; } = new(StringComparer.Ordinal)
    {
        ["domain"] = now => SpimResponse.BlockDomain(now, Spim),
        ["subdomains"] = now => SpimResponse.BlockDomainAndSubdomains(now, Spim),
        ["partner"] = now => SpimResponse.BlockPartner(now, DomainSet.Parse("spim.example", "spim.onmicrosoft.com")),
        ["trial"] = SpimResponse.BlockTrialTenants,
        ["inbound"] = SpimResponse.DisableConsumerInbound,
        ["consumers"] = SpimResponse.DisableConsumers,
        ["federation"] = SpimResponse.DisableFederation,
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public void Response_IsDoneOnce_UndoneExactly_AndSurvivesChangesOfOthers(string response)
    {
        FederationConfiguration before = Open with { TrialTenants = TrialTenantAccess.Allowed, BlockedDomains = DomainSet.Parse("old.example") };
        FederationChangeSet change = All[response](before);
        Assert.False(change.IsEmpty);
        Assert.Same(before, change.Before);
        Assert.False(change.IsInEffectIn(before));
        Assert.True(change.IsInEffectIn(change.After));
        Assert.True(All[response](change.After).IsEmpty);
        Assert.Empty(All[response](change.After).Commands);
        Assert.Equal(before, change.Inverse().After);
        Assert.Equal(change.Changes.Count, change.Inverse().Changes.Count);

        FederationConfiguration meanwhile = change.After with { BlockedDomains = change.After.BlockedDomains.Union(DomainSet.Parse("new.example")), AllowedDomains = AllowedDomains.Nobody };
        FederationConfiguration undone = change.Inverse().ApplyTo(meanwhile);
        Assert.Equal(before with { BlockedDomains = DomainSet.Parse("old.example", "new.example"), AllowedDomains = AllowedDomains.Nobody }, undone);
    }

    [Theory]
    [InlineData("domain", "-BlockedDomains @{Add=(New-CsEdgeDomainPattern -Domain 'spim.example')}", "-BlockedDomains @{Remove=(New-CsEdgeDomainPattern -Domain 'spim.example')}")]
    [InlineData("trial", "-ExternalAccessWithTrialTenants Blocked", "-ExternalAccessWithTrialTenants Allowed")]
    [InlineData("inbound", "-AllowTeamsConsumerInbound $false", "-AllowTeamsConsumerInbound $true")]
    [InlineData("consumers", "-AllowTeamsConsumer $false", "-AllowTeamsConsumer $true")]
    [InlineData("federation", "-AllowFederatedUsers $false", "-AllowFederatedUsers $true")]
    public void Commands_AreTheAdministratorsLines(string response, string line, string undo)
    {
        FederationChangeSet change = All[response](Open with { TrialTenants = TrialTenantAccess.Allowed });
        Assert.Equal(["Set-CsTenantFederationConfiguration " + line], change.Commands);
        Assert.Equal(["Set-CsTenantFederationConfiguration " + undo], change.Inverse().Commands);
    }

    [Fact]
    public void Undo_LeavesWhatWasBlockedBefore()
    {
        FederationChangeSet change = SpimResponse.BlockPartner(Open with { BlockedDomains = [Spim] }, DomainSet.Parse("spim.example", "more.example"));
        Assert.Equal("Block more.example", Assert.Single(change.Changes).Description);
        Assert.Equal([Spim], change.Inverse().After.BlockedDomains);
    }

    [Fact]
    public void BlockDomainAndSubdomains_SaysThatTheSwitchIsForAllBlockedDomains()
    {
        FederationChangeSet change = SpimResponse.BlockDomainAndSubdomains(Open with { BlockedDomains = DomainSet.Parse("old.example") }, Spim);
        Assert.Equal(["BlockedDomains", "BlockAllSubdomains"], change.Changes.Select(entry => entry.Setting));
        Assert.Contains(change.Notes, note => note.EndsWith("blocks the subdomains of every blocked domain, 2 in all.", StringComparison.Ordinal));
        FederationParty bystander = Partner("eu.old.example");
        Assert.All(change.EffectsOn([User], [bystander]), effect => Assert.True(effect.IsLoss));
        Assert.Equal(3, change.EffectsOn([User], [bystander]).Count);
    }

    [Fact]
    public void BlockDomainAndSubdomains_TakenBack_SaysWhoseSubdomainsAreFreeAgain()
    {
        Assert.Equal(["BlockAllSubdomains is one switch for the whole list: off, it no longer blocks the subdomains of any domain; 1 had them blocked."], SpimResponse.BlockDomainAndSubdomains(FederationConfiguration.Strict with { BlockAllSubdomains = false }, Spim).Inverse().Notes);
        Assert.Contains(SpimResponse.BlockDomainAndSubdomains(Open with { BlockedDomains = DomainSet.Parse("old.example") }, Spim).Inverse().Notes, note => note.EndsWith("; 2 had them blocked.", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_TellWhatTheBlockLeavesOpen()
    {
        Assert.Contains(SpimResponse.BlockDomain(Open, Spim).Notes, note => note.Contains("come back from another one", StringComparison.Ordinal));
        Assert.Contains(SpimResponse.BlockDomain(Open, Spim).Notes, note => note.Contains("subdomains of the domain are not blocked", StringComparison.Ordinal));
        Assert.Contains(SpimResponse.BlockDomain(Open with { AllowedDomains = AllowedDomains.Only([Spim]) }, Spim).Notes, note => note.Contains("the block beats it", StringComparison.Ordinal));
        Assert.Contains(SpimResponse.DisableFederation(Open).Notes, note => note.Contains("Everybody outside", StringComparison.Ordinal));
        Assert.Empty(SpimResponse.DisableFederation(FederationConfiguration.Strict).Notes);
    }

    [Fact]
    public void EffectsOn_ABlock_AreTheSendersOnly()
    {
        FederationParty sender = Partner("spim.example");
        FederationParty partner = Partner("fabrikam.com");
        IReadOnlyList<FederationEffect> effects = SpimResponse.BlockDomain(Open, Spim).EffectsOn([User], [sender, partner, FederationParty.Consumer()]);
        Assert.Equal([ContactKind.Outbound, ContactKind.Inbound, ContactKind.Meeting], effects.Select(effect => effect.Contact));
        Assert.All(effects, effect => Assert.True(effect.Other == sender && effect.IsLoss && !effect.IsDoubtful && effect.After.Reason == FederationReason.DomainBlocked));
        Assert.All(SpimResponse.BlockDomain(Open, Spim).Inverse().EffectsOn([User], [sender]), effect => Assert.False(effect.IsLoss));
    }

    [Fact]
    public void EffectsOn_DisablingFederation_CountsThePartnersToo()
    {
        IReadOnlyList<FederationEffect> effects = SpimResponse.DisableFederation(Open).EffectsOn([User], [Partner("spim.example"), Partner("fabrikam.com"), FederationParty.Consumer()]);
        Assert.Equal(3 + 3 + 2, effects.Count);
    }

    [Fact]
    public void EffectsOn_AUserWhosePolicyLetsTheDomainThrough_AreDoubtful()
    {
        FederationParty special = User with { Policy = ExternalAccessPolicy.ServiceDefault with { CommunicationWithExternalOrganizations = ExternalCommunication.AllowAllExternalDomains } };
        Assert.All(SpimResponse.BlockDomain(Open, Spim).EffectsOn([special], [Partner("spim.example")]), effect => Assert.True(effect.IsDoubtful));
    }

    [Fact]
    public void DisableConsumerInbound_LeavesOutbound()
    {
        FederationEffect effect = Assert.Single(SpimResponse.DisableConsumerInbound(Open).EffectsOn([User], [FederationParty.Consumer()]));
        Assert.Equal(ContactKind.Inbound, effect.Contact);
    }

    [Theory]
    [InlineData("spim.example'); Remove-CsTeamsMeetingPolicy; ('")]
    [InlineData("spim.example\u2019)}; Stop-Computer; @{x=(\u2018")]
    [InlineData("spim.example\n Stop-Computer")]
    [InlineData("$(Stop-Computer).example")]
    [InlineData("`spim.example")]
    [InlineData("spim.example#")]
    [InlineData("spim.example\u0085Stop-Computer")]
    public void Command_CannotBeMadeFromHostileText(string text) => Assert.False(DomainName.TryParse(text, out _));

    [Fact]
    public void Command_OfAnInternationalDomain_IsPlainAscii() =>
        Assert.Matches(@"\ASet-CsTenantFederationConfiguration -BlockedDomains @\{Add=\(New-CsEdgeDomainPattern -Domain '[a-z0-9.-]+'\)\}\z", Assert.Single(SpimResponse.BlockDomain(Open, DomainName.Parse("spïm\u0435.example")).Commands));

    [Fact]
    public void BlockUser_IsTheUsersOwn_DoneOnceAndUndone()
    {
        var sender = new Guid("44444444-4444-4444-4444-444444444444");
        FederationParty user = User with { Configuration = Open };
        FederationParty stranger = Partner("spim.example") with { UserId = sender };
        UserBlock block = SpimResponse.BlockUser(user, sender);
        Assert.True(FederationEngine.CanContact(stranger, block.Before).IsAllowed);
        Assert.Equal(FederationReason.BlockedByUser, FederationEngine.CanContact(stranger, block.After).Reason);
        Assert.True(FederationEngine.CanContact(stranger with { UserId = null }, block.After).IsAllowed);
        Assert.Contains("block", block.Instructions, StringComparison.Ordinal);
        Assert.True(FederationEngine.CanContact(stranger, block.Inverse().After).IsAllowed);
        Assert.Contains("unblock", block.Inverse().Instructions, StringComparison.Ordinal);
        UserBlock again = SpimResponse.BlockUser(block.After, sender);
        Assert.True(again.IsEmpty && again.Inverse().IsEmpty);
        Assert.Contains(sender, again.Inverse().After.BlockedUsers);
        Assert.Equal("There is nothing to do.", again.Instructions);
        Assert.Throws<ArgumentException>(() => SpimResponse.BlockUser(user, Guid.Empty));
    }

    [Fact]
    public void Block_OfDefault_IsRefused() => Assert.Throws<ArgumentException>(() => SpimResponse.BlockDomain(Open, default));

    private static FederationParty Partner(string domain) => FederationParty.Organization(DomainName.Parse(domain)) with
    {
        Configuration = FederationConfiguration.ServiceDefault,
        Policy = ExternalAccessPolicy.ServiceDefault,
    };
}
