using CsCheck;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Protection;
using SecureTeams.Meetings.Strictness;
using SecureTeams.Tests.Meetings.Floors;
using SecureTeams.Tests.Meetings.Strictness;

namespace SecureTeams.Tests.Meetings.Protection;

public sealed class ProtectionTierTests
{
    [Fact]
    public void Policy_OfEachTier_SatisfiesItAndThoseBelowAndNoneAbove()
    {
        for (int i = 0; i < ProtectionTier.All.Count; i++)
        {
            TierReport report = ProtectionTier.Evaluate(ProtectionTier.All[i].Policy);
            Assert.Equal(ProtectionTier.All[i], report.Highest);
            Assert.Equal(Enumerable.Range(0, 4).Select(tier => tier <= i), report.Assessments.Select(assessment => assessment.IsSatisfied));
        }
    }

    [Fact]
    public void Tiers_FollowMicrosoftsTable()
    {
        Assert.Equal(["DialInBypassesLobby=false*", "LobbyBypass=organizationAndFederated", "Presenters=organization", "RecordAutomatically=false"], Table(ProtectionTier.Baseline));
        Assert.Equal(["LobbyBypass=invited*", "DialInBypassesLobby=false*", "Presenters=organization*", "RecordAutomatically=false"], Table(ProtectionTier.Sensitive));
        Assert.Equal(
            [
                "LobbyBypass=organizer*", "DialInBypassesLobby=false*", "Presenters=organizer*", "Chat=limited*", "AllowRecording=false*", "RecordAutomatically=false*",
                "AllowCopyingContent=false*", "WatermarkContent=true*", "WatermarkVideo=true*", "IsEndToEndEncrypted=true*",
            ],
            Table(ProtectionTier.HighlySensitive));
        Assert.Equal(
            [
                "LobbyBypass=organizer*", "DialInBypassesLobby=false*", "Presenters=organizer*", "Chat=disabled*", "AllowAttendeeMicrophone=false*", "AllowAttendeeCamera=false*",
                "AllowRecording=false*", "RecordAutomatically=false*", "AllowCopyingContent=false*", "WatermarkContent=true*", "WatermarkVideo=true*", "IsEndToEndEncrypted=true*",
            ],
            Table(ProtectionTier.HighlySensitivePresentation));

        static IEnumerable<string> Table(ProtectionTier tier) => tier.Requirements.Select(requirement => $"{requirement.Setting}={requirement.Value}{(requirement.IsEnforced ? "*" : string.Empty)}");
    }

    [Theory]
    [InlineData("organizer", true, true)]
    [InlineData("invited", true, true)]
    [InlineData("organizationExcludingGuests", true, false)]
    [InlineData("organization", true, false)]
    [InlineData("organizationAndFederated", true, false)]
    [InlineData("everyone", false, false)]
    [InlineData("unknownFutureValue", false, false)]
    public void Evaluate_LobbyScope_IsComparedWithTheListOfTheTier(string scope, bool baseline, bool sensitive)
    {
        TierReport report = ProtectionTier.Evaluate(Meeting(ProtectionTier.Sensitive.Policy) with { LobbyBypass = new LobbyScope(scope) });
        Assert.Equal((baseline, sensitive), (report.GapsTo(ProtectionTier.Baseline).Count == 0, report.GapsTo(ProtectionTier.Sensitive).Count == 0));
    }

    [Fact]
    public void Evaluate_MeetingThatSaysNothing_SatisfiesNothing()
    {
        TierReport report = ProtectionTier.Evaluate(new OnlineMeeting { Id = "x" });
        Assert.Null(report.Highest);
        Assert.All(report.Assessments, assessment => Assert.NotEmpty(assessment.Gaps));
        Assert.Contains(report.GapsTo(ProtectionTier.Baseline), gap => gap is { Setting: "DialInBypassesLobby", Actual: "(absent)", IsEnforced: true });
        Assert.Contains("Who can record", report.Assessments[0].NotObservable);
        Assert.DoesNotContain("Who can record", report.Assessments[2].NotObservable);
    }

    [Fact]
    public void Evaluate_OnlyAProposalMissing_LeavesTheEnforcedPartSatisfied()
    {
        TierAssessment assessment = ProtectionTier.Evaluate(Meeting(ProtectionTier.Sensitive.Policy) with { RecordAutomatically = true }).Assessments[1];
        Assert.False(assessment.IsSatisfied);
        Assert.True(assessment.IsEnforcedPartSatisfied);
        Assert.Equal(new TierGap("RecordAutomatically", "false", "true", false), Assert.Single(assessment.Gaps));
    }

    [Fact]
    public void Apply_ToAnyDraft_SatisfiesTheTierAndLoosensNothing()
    {
        MeetingPolicy[] policies = [MeetingPolicy.Strict, MeetingFloorTests.Weakest, .. ProtectionTier.All.Select(tier => tier.Policy)];
        foreach (MeetingPolicy policy in policies)
        {
            foreach (ProtectionTier tier in ProtectionTier.All)
            {
                MeetingDraft draft = tier.Apply(Draft with { Policy = policy });
                Assert.Contains(ProtectionTier.Evaluate(draft.Policy).Assessments, assessment => assessment.Tier == tier && assessment.IsSatisfied);
                Assert.Empty(PolicyComparison.Weaker(PolicyValues.Of(policy), PolicyValues.Of(draft.Policy)));
            }
        }
    }

    [Fact]
    public void Apply_LobbyScopeThatTheTierAccepts_Stays()
    {
        foreach (ProtectionTier tier in ProtectionTier.All)
        {
            foreach (LobbyScope scope in tier.AcceptedLobbyScopes)
            {
                MeetingDraft draft = Draft with { Policy = MeetingPolicy.Strict with { LobbyBypass = scope } };
                Assert.Equal(scope, tier.Apply(draft).Policy.LobbyBypass);
            }
        }
    }

    [Fact]
    public void Apply_ToAnyDraft_GivesOneThatCanBeSentWithoutConflicts() => Gen.Select(PolicyStrictnessTests.Policies, Gen.Int[0, 3], Gen.Bool).Sample((policy, at, isListed) =>
    {
        ProtectionTier tier = ProtectionTier.All[at];
        MeetingDraft draft = tier.Apply(Draft with { Policy = policy, Attendees = isListed ? [Speaker] : [] });
        TeamsMeetingsClient.Validate(draft);
        Assert.Empty(draft.Policy.Conflicts);
        Assert.Empty(ProtectionTier.Evaluate(draft.Policy).GapsTo(tier));
        Assert.True(draft.Policy.IsAtLeastAsStrictAs(policy));
    });

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_MeetingThatMayNotBeRecorded_NeedsNoWordAboutAutomaticRecording(bool? automatically)
    {
        TierReport report = ProtectionTier.Evaluate(ProtectionTier.HighlySensitive.Policy with { RecordAutomatically = automatically });
        Assert.Equal(ProtectionTier.HighlySensitive, report.Highest);
        Assert.Empty(report.GapsTo(ProtectionTier.Baseline));
        Assert.Empty(report.GapsTo(ProtectionTier.Sensitive));
        MeetingPolicy recorded = ProtectionTier.Sensitive.Policy with { RecordAutomatically = automatically };
        Assert.Equal(automatically is false ? 0 : 1, ProtectionTier.Evaluate(recorded).GapsTo(ProtectionTier.Sensitive).Count);
    }

    internal static MeetingDraft Draft { get; } = new() { Subject = "x", Schedule = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)) };

    internal static MeetingAttendee Speaker { get; } = new() { UserPrincipalName = "a@contoso.example", Role = MeetingRole.Presenter };

    private static OnlineMeeting Meeting(MeetingPolicy policy) => new()
    {
        Id = "x",
        LobbyBypass = policy.LobbyBypass,
        DialInBypassesLobby = policy.DialInBypassesLobby,
        Presenters = policy.Presenters,
        Admitters = policy.Admitters,
        RecordAutomatically = policy.RecordAutomatically,
    };
}
