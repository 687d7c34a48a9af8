using CsCheck;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>The layers and the trace name what decided, and say nothing against the outcome.</summary>
public sealed class AdmissionLayersTests
{
    private static readonly AdmissionScene Open = new()
    {
        Tenant = TenantConfiguration.ServiceDefault,
        Policy = TenantMeetingPolicy.ServiceDefault with { AllowAnonymousStart = true },
        Meeting = new MeetingAccess { LobbyBypass = LobbyScope.Everyone },
    };

    private static readonly AdmissionScene ByTheGuide = Open with { Profile = GuidanceProfile.SeedGuide };
    private static readonly Participant Caller = new() { Type = ParticipantType.DialIn };

    [Fact]
    public void Layers_OfBothSides_HoldTheOneWhoseChangeAltersTheOutcome() =>
        Gen.Select(Arbitrary.Scenes, Arbitrary.Scenes, Arbitrary.Participants, Gen.Bool).Sample((scene, other, participant, started) =>
        {
            AdmissionDecision decision = AdmissionEngine.Decide(scene, participant, new MeetingRoster(started));
            Holds(AdmissionLayers.Tenant, Decide(scene with { Tenant = other.Tenant }, participant));
            Holds(AdmissionLayers.OrganizerPolicy, Decide(scene with { Policy = other.Policy }, participant));
            Holds(AdmissionLayers.EnforcedLabel, Decide(scene with { Meeting = scene.Meeting with { EnforcedLobbyBypass = other.Meeting.EnforcedLobbyBypass } }, participant));
            Holds(AdmissionLayers.MeetingOptions, Decide(scene with { Meeting = other.Meeting with { EnforcedLobbyBypass = scene.Meeting.EnforcedLobbyBypass } }, participant));
            Holds(AdmissionLayers.Invitation, Decide(scene, participant with { IsInvited = !participant.IsInvited }));
            Holds(AdmissionLayers.Roster, AdmissionEngine.Decide(scene, participant, new MeetingRoster(!started)));

            AdmissionDecision Decide(AdmissionScene changed, Participant who) => AdmissionEngine.Decide(changed, who, new MeetingRoster(started));

            // A scope that is not understood decides before all others, and its own layer is named.
            void Holds(AdmissionLayers layer, AdmissionDecision changed) => Assert.True(
                changed.Outcome == decision.Outcome || (changed.Reason == AdmissionReason.ScopeNotUnderstood) != (decision.Reason == AdmissionReason.ScopeNotUnderstood)
                || (decision.Layers | changed.Layers).HasFlag(layer), $"{layer}: {decision} became {changed}");
        }, iter: 20_000);

    [Fact]
    public void Trace_HasAStepForEveryLayerThatDecided() =>
        Gen.Select(Arbitrary.Scenes, Arbitrary.Participants, Gen.Bool).Sample((scene, participant, started) =>
        {
            AdmissionExplanation explained = AdmissionEngine.Explain(scene, participant, new MeetingRoster(started));
            AdmissionLayers steps = explained.Trace.SkipLast(1).Aggregate(AdmissionLayers.None, (layers, step) => layers | step.Layer);
            Assert.Equal(explained.Decision.Layers, explained.Decision.Layers & steps);
        }, iter: 20_000);

    [Theory]
    [InlineData("everyone", AdmissionOutcome.Direct)]
    [InlineData("organization", AdmissionOutcome.WaitForAuthenticated)]
    public void Layers_OfACallerWhoMightBeTheFirst_NameTheLabelThatDecides(string enforced, AdmissionOutcome outcome)
    {
        AdmissionScene scene = Open with
        {
            Policy = Open.Policy with { DialInBypassesLobby = true },
            Meeting = new MeetingAccess { EnforcedLobbyBypass = new LobbyScope(enforced) },
        };
        AdmissionExplanation explained = AdmissionEngine.Explain(scene, Caller);
        Assert.Equal(outcome, explained.Decision.Outcome);
        Assert.True(explained.Decision.Layers.HasFlag(AdmissionLayers.EnforcedLabel));
        Assert.Contains(explained.Trace, step => step.Layer == AdmissionLayers.EnforcedLabel && step.Value == enforced);
    }

    [Theory]
    [InlineData(ParticipantType.Anonymous)]
    [InlineData(ParticipantType.Federated)]
    public void Trace_ByTheGuide_DoesNotNameTheStartPolicyThatItDoesNotKnow(ParticipantType type)
    {
        AdmissionExplanation explained = AdmissionEngine.Explain(ByTheGuide, new Participant { Type = type, TrustIsMutual = true });
        Assert.Equal(AdmissionOutcome.WaitForAuthenticated, explained.Decision.Outcome);
        Assert.DoesNotContain(explained.Trace, step => step.Setting == "AllowAnonymousUsersToStartMeeting");
    }

    [Theory]
    [InlineData("everyone", true, "may be the first")]
    [InlineData("everyone", false, "may not be the first")]
    [InlineData("invited", true, "no effect")]
    public void Trace_OfSomebodyWhoMightBeTheFirst_SaysWhatTheStartPolicyDid(string scope, bool mayStart, string effect)
    {
        AdmissionScene scene = Open with { Policy = Open.Policy with { AllowAnonymousStart = mayStart }, Meeting = new MeetingAccess { LobbyBypass = new LobbyScope(scope) } };
        AdmissionExplanation explained = AdmissionEngine.Explain(scene, new Participant { Type = ParticipantType.AnonymousSignedIn, IsInvited = true });
        Assert.Contains(effect, Assert.Single(explained.Trace, step => step.Setting == "AllowAnonymousUsersToStartMeeting").Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_ByTheGuide_OfACallerWhereEveryoneJoins_DoesNotSayThatCallersWait()
    {
        AdmissionExplanation explained = AdmissionEngine.Explain(ByTheGuide, Caller, new MeetingRoster(HasStarted: true));
        Assert.Equal(AdmissionOutcome.Direct, explained.Decision.Outcome);
        Assert.DoesNotContain(explained.Trace, step => step.Effect == "Callers do not skip the lobby.");
    }

    [Theory]
    [InlineData(ParticipantType.Unknown)]
    [InlineData((ParticipantType)12)]
    public void Trace_OfSomebodyUnclassifiedWhomTheTenantRefuses_NamesTheGate(ParticipantType type)
    {
        AdmissionExplanation explained = AdmissionEngine.Explain(Open with { Tenant = TenantConfiguration.Strict }, new Participant { Type = type });
        Assert.Equal((AdmissionOutcome.Denied, AdmissionLayers.Tenant), (explained.Decision.Outcome, explained.Decision.Layers));
        Assert.Contains(explained.Trace, step => step.Setting == "DisableAnonymousJoin");
    }

    [Theory]
    [InlineData(GuidanceProfile.Current)]
    [InlineData(GuidanceProfile.SeedGuide)]
    public void Decide_UnknownScope_IsTheReasonWhoeverItKeepsOut(GuidanceProfile profile)
    {
        AdmissionScene scene = Open with { Profile = profile, Meeting = new MeetingAccess { LobbyBypass = new LobbyScope("tomorrow") } };
        foreach (ParticipantType type in Enum.GetValues<ParticipantType>())
        {
            AdmissionDecision decision = AdmissionEngine.Decide(scene, new Participant { Type = type, TrustIsMutual = true }, MeetingRoster.Empty);
            Assert.True(decision.Outcome == AdmissionOutcome.Direct || decision.Reason == AdmissionReason.ScopeNotUnderstood, $"{type}: {decision}");
        }
    }

    /// <summary>Bots are newer than the guide: what the policy says of them today is nothing that the guide says.</summary>
    [Fact]
    public void Decide_DetectedBot_ByTheGuide_IsSilentWhateverThePolicy()
    {
        var bot = new Participant { Type = ParticipantType.DetectedBot, Client = AnonymousClients.Teams };
        foreach (ExternalBotAccess access in Enum.GetValues<ExternalBotAccess>())
        {
            AdmissionScene scene = ByTheGuide with { Policy = ByTheGuide.Policy with { ExternalBots = access } };
            AdmissionDecision decision = AdmissionEngine.Decide(scene, bot, new MeetingRoster(HasStarted: true));
            Assert.Equal((AdmissionOutcome.Lobby, AdmissionReason.GuideIsSilent, GuideStatement.None), (decision.Outcome, decision.Reason, decision.Statement));
        }
    }
}
