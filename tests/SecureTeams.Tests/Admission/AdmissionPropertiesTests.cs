using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>What must hold between decisions, whatever each of them is.</summary>
public sealed class AdmissionPropertiesTests
{
    private static readonly LobbyScope[] Scopes = [.. TruthTable.Scopes.Select(scope => new LobbyScope(scope))];

    /// <summary>Not so by the guide's letter: there a federated person waits under "everyone" but not under "trusted organizations".</summary>
    [Fact]
    public void OrderOfScopes_IsTheOneThatTheTableGives()
    {
        foreach (LobbyScope strict in Scopes)
        {
            foreach (LobbyScope weak in Scopes)
            {
                bool neverAdmitsMore = TruthTable.Vectors().Where(vector => vector.Scope == "everyone").All(vector =>
                    (vector with { Scope = strict.Value }).Decide().Outcome <= (vector with { Scope = weak.Value }).Decide().Outcome);
                Assert.Equal((strict, weak, neverAdmitsMore), (strict, weak, strict.IsAtLeastAsStrictAs(weak)));
            }
        }
    }

    [Fact]
    public void Intersection_OfScopes_AdmitsNobodyWhomEitherWouldNot()
    {
        foreach (LobbyScope left in Scopes)
        {
            foreach (LobbyScope right in Scopes)
            {
                LobbyScope both = left.Intersect(right);
                Assert.Equal(both, right.Intersect(left));
                Assert.True(both.IsAtLeastAsStrictAs(left) && both.IsAtLeastAsStrictAs(right));
                Assert.All(Scopes, other => Assert.True(
                    !(other.IsAtLeastAsStrictAs(left) && other.IsAtLeastAsStrictAs(right)) || other.IsAtLeastAsStrictAs(both), "a weaker scope would do"));
            }
        }

        Assert.Equal(LobbyScope.Organizer, LobbyScope.Invited.Intersect(LobbyScope.Organization));
        Assert.Equal(LobbyScope.Organizer, new LobbyScope("new").Intersect(new LobbyScope("newer")));
        Assert.Equal(LobbyScope.Everyone, new LobbyScope("new").Intersect(LobbyScope.Everyone));
    }

    [Theory]
    [InlineData(GuidanceProfile.Current)]
    [InlineData(GuidanceProfile.SeedGuide)]
    public void Switches_TurnedOff_NeverAdmitMore(GuidanceProfile profile)
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors())
        {
            AdmissionOutcome with = vector.Decide(profile).Outcome;
            Assert.True((vector with { J = false }).Decide(profile).Outcome <= with, $"{vector}: anonymous join");
            Assert.True((vector with { D = false }).Decide(profile).Outcome <= with, $"{vector}: dial-in bypass");
            Assert.True((vector with { A = false }).Decide(profile).Outcome <= with, $"{vector}: started");
            Assert.True((vector with { I = false }).Decide(profile).Outcome <= with, $"{vector}: invited");
            Assert.True((vector with { P = false }).Decide(profile).Outcome <= with, $"{vector}: anonymous start");
        }
    }

    [Fact]
    public void Wait_BecomesDirectOnceStarted_AndLobbyStaysLobby()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => !vector.A))
        {
            AdmissionOutcome before = vector.Decide().Outcome;
            AdmissionOutcome after = (vector with { A = true }).Decide().Outcome;
            Assert.Equal((vector, before == AdmissionOutcome.WaitForAuthenticated ? AdmissionOutcome.Direct : before), (vector, after));
        }
    }

    [Fact]
    public void Diff_OfEveryPairOfScenes_IsAntisymmetricAndEmptyWithItself()
    {
        AdmissionScene[] scenes = [.. SomeScenes()];
        foreach (AdmissionScene before in scenes)
        {
            Assert.Empty(AdmissionEngine.Diff(before, before));
            foreach (AdmissionScene after in scenes)
            {
                IReadOnlyList<AdmissionChange> there = AdmissionEngine.Diff(before, after);
                IReadOnlyList<AdmissionChange> back = AdmissionEngine.Diff(after, before);
                Assert.Equal(
                    there.Select(change => (change.Participant, change.Roster, change.Gains, change.Loses)),
                    back.Select(change => (change.Participant, change.Roster, Gains: change.Loses, Loses: change.Gains)));
                Assert.All(there, change => Assert.True(change.Gains ^ change.Loses));
            }
        }
    }

    [Fact]
    public void Diff_OpeningAMeetingToEveryone_NamesThoseWhoGain()
    {
        var before = new AdmissionScene { Tenant = TenantConfiguration.ServiceDefault, Policy = TenantMeetingPolicy.ServiceDefault, Meeting = new() { LobbyBypass = LobbyScope.Organization } };
        AdmissionScene after = before with { Meeting = before.Meeting with { LobbyBypass = LobbyScope.Everyone } };
        IReadOnlyList<AdmissionChange> changes = AdmissionEngine.Diff(before, after);
        Assert.All(changes, change => Assert.True(change.Gains));
        Assert.Contains(changes, change => change is { Participant.Type: ParticipantType.Anonymous, Roster.HasStarted: true, After.Outcome: AdmissionOutcome.Direct });
        Assert.Contains(changes, change => change is { Participant.Type: ParticipantType.Anonymous, Roster.HasStarted: false, After.Outcome: AdmissionOutcome.WaitForAuthenticated });
        Assert.Contains(changes, change => change.Participant.Type == ParticipantType.Federated);
        Assert.DoesNotContain(changes, change => change.Participant.Type is ParticipantType.TenantMember or ParticipantType.Organizer);
    }

    [Fact]
    public void ExplainAll_OfEveryScene_AgreesWithDecideAndHoldsEveryKind()
    {
        foreach (AdmissionScene scene in SomeScenes())
        {
            foreach (bool started in (ReadOnlySpan<bool>)[false, true])
            {
                IReadOnlyList<AdmissionRow> rows = AdmissionEngine.ExplainAll(scene, new MeetingRoster(started));
                Assert.Equal(
                    Enum.GetValues<ParticipantType>().Where(type => type != ParticipantType.Unknown).Order(),
                    rows.Select(row => row.Participant.Type).Distinct().Order());
                foreach (AdmissionRow row in rows)
                {
                    AdmissionDecision decision = AdmissionEngine.Decide(scene, row.Participant, new MeetingRoster(started));
                    Assert.Equal(decision, row.Explanation.Decision);
                    Assert.Equal(decision.Statement == GuideStatement.None, row.Explanation.GuideText is null);
                    Assert.Equal(row.Explanation.GuideText is null, row.Explanation.GuideSection is null);
                    Assert.Equal(decision.Outcome.ToString(), row.Explanation.Trace[^1].Value);
                    AdmissionLayers traced = row.Explanation.Trace.Aggregate(AdmissionLayers.None, (layers, step) => layers | step.Layer);
                    Assert.Equal(decision.Layers, decision.Layers & traced);
                    Assert.All(Layers(decision.Layers), layer => Assert.Contains(row.Explanation.Trace.SkipLast(1), step => step.Layer == layer));
                }
            }
        }
    }

    private static IEnumerable<AdmissionLayers> Layers(AdmissionLayers layers) => Enum.GetValues<AdmissionLayers>().Where(layer => layer != AdmissionLayers.None && layers.HasFlag(layer));

    private static IEnumerable<AdmissionScene> SomeScenes()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => vector is { Variant: "3G1" or "6B", A: false, I: false }))
        {
            yield return vector.Scene(GuidanceProfile.Current);
        }

        yield return new AdmissionScene { Meeting = new() };
        yield return new AdmissionScene { Meeting = new() { EnforcedLobbyBypass = LobbyScope.Invited } };
        yield return new AdmissionScene { Meeting = new() { LobbyBypass = new LobbyScope("tomorrow") } };
        yield return new AdmissionScene { Meeting = new() { LobbyBypass = LobbyScope.Everyone }, Tenant = TenantConfiguration.ServiceDefault, Policy = TenantMeetingPolicy.ServiceDefault, Profile = GuidanceProfile.SeedGuide };
    }
}
