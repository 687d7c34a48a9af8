using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

public sealed class AdmissionEngineTests
{
    private static readonly TenantConfiguration OpenTenant = new() { AllowAnonymousJoin = true, AllowGuests = true };
    private static readonly TenantMeetingPolicy OpenPolicy = new() { AllowAnonymousJoin = true };

    [Fact]
    public void Table_EveryVector_HasExactlyOneRow()
    {
        int count = 0;
        foreach (TruthTable.Vector vector in TruthTable.Vectors())
        {
            count++;
            Assert.Single(TruthTable.Rows, row => row.Covers(vector));
        }

        Assert.Equal(2_304, count);
    }

    [Fact]
    public void Decide_EveryVector_FollowsTheTableUnderBothProfiles()
    {
        var outcomes = new Dictionary<string, int>();
        int spoken = 0;
        int disagreeing = 0;
        foreach (TruthTable.Vector vector in TruthTable.Vectors())
        {
            TruthTable.Row row = TruthTable.Rows.Single(row => row.Covers(vector));
            AdmissionDecision current = vector.Decide();
            AdmissionDecision guide = vector.Decide(GuidanceProfile.SeedGuide);
            Assert.Equal((row.Number, vector, row.Current), (row.Number, vector, Code(current.Outcome)));
            string guideText = guide.Statement == GuideStatement.None ? "silent" : Code(guide.Outcome);
            Assert.Equal((row.Number, vector, row.GuideFor(vector)), (row.Number, vector, guideText));
            outcomes[row.Current] = outcomes.GetValueOrDefault(row.Current) + 1;
            spoken += guideText == "silent" ? 0 : 1;
            disagreeing += guideText != "silent" && guideText != row.Current ? 1 : 0;
        }

        Assert.Equal(992, outcomes["DIR"]);
        Assert.Equal(680, outcomes["LOB"]);
        Assert.Equal(576, outcomes["DEN"]);
        Assert.Equal(56, outcomes["WAIT"]);
        Assert.Equal(1_008, spoken);
        Assert.Equal(44, disagreeing);
    }

    [Fact]
    public void Decide_EveryVector_NamesReasonAndLayersAndTheGuideOnlyWhereItAgrees()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors())
        {
            TruthTable.Row row = TruthTable.Rows.Single(row => row.Covers(vector));
            AdmissionDecision current = vector.Decide();
            Assert.NotEqual(AdmissionReason.None, current.Reason);
            Assert.NotEqual(AdmissionLayers.None, current.Layers);
            Assert.NotEqual("No decision was made.", current.Explanation);
            string guide = row.GuideFor(vector);
            Assert.Equal((vector, guide == row.Current), (vector, current.Statement != GuideStatement.None));
        }
    }

    [Theory]
    [InlineData("unknownFutureValue")]
    [InlineData("everyoneAndTheirDog")]
    [InlineData("")]
    public void Decide_UnknownScope_AdmitsNobodyButTheOrganizerAndKeepsRefusals(string scope)
    {
        foreach (GuidanceProfile profile in Enum.GetValues<GuidanceProfile>())
        {
            foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => vector.Scope == "everyone"))
            {
                AdmissionDecision known = vector.Decide(profile);
                AdmissionDecision unknown = (vector with { Scope = scope }).Decide(profile);
                AdmissionOutcome expected = known.Outcome == AdmissionOutcome.Denied || vector.Participant.Type == ParticipantType.Organizer
                    || (vector.Variant == "8" && profile == GuidanceProfile.Current) ? known.Outcome : AdmissionOutcome.Lobby;
                Assert.Equal((vector, expected), (vector, unknown.Outcome));
            }
        }
    }

    [Theory]
    [InlineData(ParticipantType.Unknown)]
    [InlineData((ParticipantType)99)]
    [InlineData((ParticipantType)(-1))]
    public void Decide_UnclassifiedParticipant_IsNeverAdmitted(ParticipantType participant)
    {
        foreach (GuidanceProfile profile in Enum.GetValues<GuidanceProfile>())
        {
            AdmissionDecision open = Decide(new() { Type = participant }, LobbyScope.Everyone, started: true, profile: profile);
            Assert.Equal((AdmissionOutcome.Lobby, AdmissionReason.TypeNotUnderstood), (open.Outcome, open.Reason));
            AdmissionDecision closed = AdmissionEngine.Decide(
                TenantConfiguration.Strict, OpenPolicy, new() { LobbyBypass = LobbyScope.Everyone }, new Participant { Type = participant }, new MeetingRoster(true), profile);
            Assert.Equal(AdmissionOutcome.Denied, closed.Outcome);
        }
    }

    [Fact]
    public void Decide_FederatedWithoutMutualTrust_CountsAsAnonymousAndSaysSo()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => vector.Variant == "5"))
        {
            AdmissionDecision anonymous = vector.Decide();
            AdmissionDecision untrusted = AdmissionEngine.Decide(
                vector.Scene(GuidanceProfile.Current), vector.Participant with { Type = ParticipantType.Federated }, new MeetingRoster(vector.A));
            Assert.Equal(anonymous with { TrustDowngraded = true }, untrusted);
        }
    }

    [Fact]
    public void Decide_DetectedBotsThatNeedNoApproval_CountAsAnonymous()
    {
        foreach (TruthTable.Vector vector in TruthTable.Vectors().Where(vector => vector.Variant is "6" or "6B"))
        {
            AdmissionScene scene = vector.Scene(GuidanceProfile.Current);
            scene = scene with { Policy = scene.Policy with { ExternalBots = ExternalBotAccess.AllowAll } };
            Assert.Equal(
                vector.Decide(),
                AdmissionEngine.Decide(scene, vector.Participant with { Type = ParticipantType.DetectedBot }, new MeetingRoster(vector.A)));
        }
    }

    [Theory]
    [InlineData("everyone", AdmissionOutcome.Direct)]
    [InlineData("organizationAndFederated", AdmissionOutcome.Lobby)]
    [InlineData("invited", AdmissionOutcome.Lobby)]
    [InlineData("organizer", AdmissionOutcome.Lobby)]
    public void Decide_CallingBotAsGuest_PassesOnlyWhereEveryoneDoes(string scope, AdmissionOutcome expected) => Assert.Equal(
        expected, Decide(new() { Type = ParticipantType.CallingBotAsGuest, IsInvited = true }, new LobbyScope(scope)).Outcome);

    [Theory]
    [InlineData(true, false, AdmissionReason.AnonymousJoinDisabledForOrganizer)]
    [InlineData(false, true, AdmissionReason.AnonymousJoinDisabled)]
    [InlineData(false, false, AdmissionReason.AnonymousJoinDisabled)]
    public void Decide_AnonymousJoin_NeedsTenantAndOrganizer(bool tenant, bool organizer, AdmissionReason reason)
    {
        AdmissionDecision decision = AdmissionEngine.Decide(
            new TenantConfiguration { AllowAnonymousJoin = tenant },
            new TenantMeetingPolicy { AllowAnonymousJoin = organizer },
            new() { LobbyBypass = LobbyScope.Everyone },
            new Participant { Type = ParticipantType.Anonymous },
            new MeetingRoster(true));
        Assert.Equal((AdmissionOutcome.Denied, reason), (decision.Outcome, decision.Reason));
    }

    [Fact]
    public void Decide_ClientOfUnknownKind_IsRefusedWhereAnyKindIsBlocked()
    {
        var policy = new TenantMeetingPolicy { AllowAnonymousJoin = true, BlockedAnonymousClients = AnonymousClients.CommunicationServices };
        var meeting = new MeetingAccess { LobbyBypass = LobbyScope.Everyone };
        Assert.Equal(AdmissionReason.ClientTypeBlocked, Reason(AnonymousClients.None));
        Assert.Equal(AdmissionReason.ClientTypeBlocked, Reason(AnonymousClients.CommunicationServices));
        Assert.Equal(AdmissionReason.MeetingStarted, Reason(AnonymousClients.Teams));

        AdmissionReason Reason(AnonymousClients client) => AdmissionEngine.Decide(
            OpenTenant, policy, meeting, new Participant { Type = ParticipantType.Anonymous, Client = client }, new MeetingRoster(true)).Reason;
    }

    [Fact]
    public void Decide_Layers_LabelBeatsOptionAndOptionBeatsPolicy()
    {
        var member = new Participant { Type = ParticipantType.TenantMember };
        var policy = new TenantMeetingPolicy { LobbyBypass = LobbyScope.Organizer };
        AdmissionDecision byPolicy = AdmissionEngine.Decide(OpenTenant, policy, new(), member);
        AdmissionDecision byOption = AdmissionEngine.Decide(OpenTenant, policy, new() { LobbyBypass = LobbyScope.Organization }, member);
        AdmissionDecision byLabel = AdmissionEngine.Decide(
            OpenTenant, policy, new() { LobbyBypass = LobbyScope.Organization, EnforcedLobbyBypass = LobbyScope.Organizer }, member);
        Assert.Equal((AdmissionOutcome.Lobby, AdmissionLayers.OrganizerPolicy), (byPolicy.Outcome, byPolicy.Layers));
        Assert.Equal((AdmissionOutcome.Direct, AdmissionLayers.MeetingOptions), (byOption.Outcome, byOption.Layers));
        Assert.Equal((AdmissionOutcome.Lobby, AdmissionLayers.EnforcedLabel), (byLabel.Outcome, byLabel.Layers));
    }

    [Fact]
    public void Decide_DialInWithoutOption_FallsToThePolicy()
    {
        var caller = new Participant { Type = ParticipantType.DialIn };
        var scope = new MeetingAccess { LobbyBypass = LobbyScope.Organization };
        Assert.Equal(AdmissionOutcome.Lobby, AdmissionEngine.Decide(OpenTenant, OpenPolicy, scope, caller, new MeetingRoster(true)).Outcome);
        Assert.Equal(AdmissionOutcome.Direct, AdmissionEngine.Decide(OpenTenant, OpenPolicy with { DialInBypassesLobby = true }, scope, caller, new MeetingRoster(true)).Outcome);
        Assert.Equal(
            AdmissionOutcome.Lobby,
            AdmissionEngine.Decide(OpenTenant, OpenPolicy with { DialInBypassesLobby = true }, scope with { DialInBypassesLobby = false }, caller, new MeetingRoster(true)).Outcome);
    }

    [Fact]
    public void Decide_ByTheGuide_CallersMayBeTheFirstWhereTheirSettingSaysSo()
    {
        var caller = new Participant { Type = ParticipantType.DialIn };
        var access = new MeetingAccess { LobbyBypass = LobbyScope.Everyone, DialInBypassesLobby = true };
        AdmissionDecision guide = AdmissionEngine.Decide(OpenTenant, OpenPolicy with { DialInMayStart = true }, access, caller, default, GuidanceProfile.SeedGuide);
        Assert.Equal((AdmissionOutcome.Direct, GuideStatement.DialInFirst), (guide.Outcome, guide.Statement));
        Assert.Equal(AdmissionOutcome.WaitForAuthenticated, AdmissionEngine.Decide(OpenTenant, OpenPolicy with { DialInMayStart = true }, access, caller).Outcome);
    }

    [Fact]
    public void Decide_UnknownProfile_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Decide(new() { Type = ParticipantType.TenantMember }, LobbyScope.Organization, profile: (GuidanceProfile)7));

    [Fact]
    public void Decide_AllocatesNothing()
    {
        TruthTable.Vector[] vectors = [.. TruthTable.Vectors()];
        (AdmissionScene Scene, Participant Participant, MeetingRoster Roster)[] asked =
            [.. vectors.Select(vector => (vector.Scene(GuidanceProfile.Current), vector.Participant, new MeetingRoster(vector.A)))];
        Assert.Equal(0, Allocations.Least(Run));

        void Run()
        {
            foreach ((AdmissionScene scene, Participant participant, MeetingRoster roster) in asked)
            {
                AdmissionEngine.Decide(scene, participant, roster);
            }
        }
    }

    private static AdmissionDecision Decide(in Participant participant, LobbyScope scope, bool started = false, GuidanceProfile profile = GuidanceProfile.Current) =>
        AdmissionEngine.Decide(OpenTenant, OpenPolicy, new() { LobbyBypass = scope }, participant, new MeetingRoster(started), profile);

    private static string Code(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Direct => "DIR",
        AdmissionOutcome.Lobby => "LOB",
        AdmissionOutcome.WaitForAuthenticated => "WAIT",
        _ => "DEN",
    };
}
