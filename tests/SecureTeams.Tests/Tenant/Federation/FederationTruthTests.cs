using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>The engine against the naive model, over every combination of switches and lists.</summary>
public sealed class FederationTruthTests
{
    private const string Home = "contoso.com";
    private const string Partner = "eu.fabrikam.com";

    private static readonly bool[] Both = [false, true];

    private static readonly string[] Modes =
    [
        "OrganizationDefault", "AllowAllExternalDomains", "AllowSpecificExternalDomains", "BlockSpecificExternalDomains", "BlockAllExternalDomains", "SomethingNew",
    ];

    private static readonly NaiveSide Open = new() { Trials = true };

    [Fact]
    public void BetweenOrganizations_EveryCombinationOfOneSide_AgreesWithTheModel()
    {
        int vectors = 0;
        int allowed = 0;
        foreach ((NaiveSide side, FederationPartyKind kind) in Sides())
        {
            FederationParty us = side.ToParty(FederationPartyKind.Organization, Home);
            FederationParty them = Open.ToParty(kind, Partner);
            HashSet<FederationReason> objections = side.ObjectionsTo(kind, Partner, itBegins: false);
            Check(FederationEngine.CanContact(us, them), objections, FederationSide.First);
            Check(FederationEngine.CanContact(them, us), objections, FederationSide.Second);
            Check(FederationEngine.CanJoin(us, them), objections, FederationSide.First);
            Check(FederationEngine.CanJoin(them, us), objections, FederationSide.Second);
            vectors++;
            allowed += objections.Count == 0 ? 1 : 0;
        }

        Assert.Equal(2 * 2 * 4 * 4 * 2 * 6 * 2 * 2 * 8, vectors);
        // By hand: 5 of 8 pairs of block list and switch, 7 of 8 of kind and trial settings, 24 of 96 of modes and lists, and every switch on.
        Assert.Equal(5 * 7 * 24, allowed);
    }

    [Fact]
    public void BetweenOrganizations_PairsOfSides_NeedBoth()
    {
        (NaiveSide Side, FederationPartyKind Kind)[] ours = [.. Sides().Where((_, index) => index % 109 == 0)];
        NaiveSide[] theirs = [.. Sides().Where((_, index) => index % 113 == 0).Select(entry => Mirror(entry.Side))];
        foreach ((NaiveSide us, FederationPartyKind kind) in ours)
        {
            FederationParty first = us.ToParty(FederationPartyKind.Organization, Home);
            foreach (NaiveSide them in theirs)
            {
                FederationParty second = them.ToParty(kind, Partner);
                HashSet<FederationReason> one = us.ObjectionsTo(kind, Partner, itBegins: false);
                HashSet<FederationReason> two = them.ObjectionsTo(FederationPartyKind.Organization, Home, itBegins: true);
                FederationDecision decision = FederationEngine.CanJoin(first, second);
                Check(decision, one.Count > 0 ? one : two, one.Count > 0 ? FederationSide.First : FederationSide.Second);
                Assert.Equal(decision.IsAllowed, FederationEngine.CanJoin(second, first).IsAllowed);
                Assert.Equal(decision, FederationEngine.CanContact(first, second));
            }
        }
    }

    [Fact]
    public void WithConsumers_EveryCombination_AgreesWithTheModelInBothDirections()
    {
        FederationParty consumer = FederationParty.Consumer();
        foreach (bool[] bits in Bits(6))
        {
            NaiveSide side = new() { Federated = bits[0], Consumers = bits[1], ConsumersInbound = bits[2], UserConsumers = bits[3], UserConsumersInbound = bits[4], UserFederated = bits[5] };
            FederationParty us = side.ToParty(FederationPartyKind.Organization, Home);
            Check(FederationEngine.CanContact(us, consumer), side.ObjectionsTo(FederationPartyKind.Consumer, string.Empty, itBegins: false), FederationSide.First);
            Check(FederationEngine.CanContact(consumer, us), side.ObjectionsTo(FederationPartyKind.Consumer, string.Empty, itBegins: true), FederationSide.Second);
            Assert.Equal(new(FederationReason.NotAnOrganization, FederationSide.Second), FederationEngine.CanJoin(us, consumer));
            Assert.Equal(new(FederationReason.NotAnOrganization, FederationSide.First), FederationEngine.CanJoin(consumer, us));
        }
    }

    [Fact]
    public void WithCommunicationServices_EveryCombination_AgreesWithTheModel()
    {
        FederationParty caller = FederationParty.CommunicationServices();
        foreach (bool[] bits in Bits(5))
        {
            NaiveSide side = new() { Federated = bits[0], UserAcs = bits[1], UserFederated = bits[2], Consumers = bits[3], Acs = bits[4] };
            FederationParty us = side.ToParty(FederationPartyKind.Organization, Home);
            Check(FederationEngine.CanContact(us, caller), side.ObjectionsTo(FederationPartyKind.CommunicationServices, string.Empty, itBegins: false), FederationSide.First);
            Check(FederationEngine.CanContact(caller, us), side.ObjectionsTo(FederationPartyKind.CommunicationServices, string.Empty, itBegins: true), FederationSide.Second);
            Assert.False(FederationEngine.CanJoin(us, caller).IsAllowed);
        }
    }

    private static void Check(FederationDecision decision, HashSet<FederationReason> objections, FederationSide side)
    {
        Assert.Equal(objections.Count == 0, decision.IsAllowed);
        if (!decision.IsAllowed)
        {
            FederationReason reason = decision.Reason == FederationReason.DomainBlockedDespiteUserPolicy ? FederationReason.DomainBlocked : decision.Reason;
            Assert.Contains(reason, objections);
            Assert.Equal(side, decision.DecidedBy);
            Assert.True(decision.Reason == FederationReason.FederationDisabled || !objections.Contains(FederationReason.FederationDisabled), "The master switch beats every other reason.");
        }
    }

    private static IEnumerable<(NaiveSide Side, FederationPartyKind Kind)> Sides() =>
        from federated in Both
        from userFederated in Both
        from allowed in new string[]?[] { null, [], [Partner, "other.example"], ["fabrikam.com"] }
        from blocked in new string[][] { [], [Partner], ["fabrikam.com"], ["evileu.fabrikam.com", "u.fabrikam.com"] }
        from subdomains in Both
        from mode in Modes
        from userAllowed in new string[][] { [], [Partner] }
        from userBlocked in new string[][] { [], [Partner] }
        from trial in Bits(3)
        select (new NaiveSide
        {
            Federated = federated,
            UserFederated = userFederated,
            Allowed = allowed,
            Blocked = blocked,
            Subdomains = subdomains,
            Mode = mode,
            UserAllowed = userAllowed,
            UserBlocked = userBlocked,
            Trials = trial[1],
            TrialExceptions = trial[2] ? [Partner] : [],
        }, trial[0] ? FederationPartyKind.TrialOrganization : FederationPartyKind.Organization);

    /// <summary>The same settings as the other organization has them: what speaks of the partner speaks of us.</summary>
    private static NaiveSide Mirror(NaiveSide side) => side with
    {
        Allowed = side.Allowed is null ? null : [.. side.Allowed.Select(Swap)],
        Blocked = [.. side.Blocked.Select(Swap)],
        UserAllowed = [.. side.UserAllowed.Select(Swap)],
        UserBlocked = [.. side.UserBlocked.Select(Swap)],
    };

    private static string Swap(string domain) => domain == Partner ? Home : domain;

    private static IEnumerable<bool[]> Bits(int count) =>
        Enumerable.Range(0, 1 << count).Select(number => Enumerable.Range(0, count).Select(bit => (number & (1 << bit)) != 0).ToArray());
}
