using CsCheck;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>A change that opens the door to anybody is a gain in the report of the change.</summary>
public sealed class AdmissionDiffTests
{
    [Fact]
    public void Diff_BotsThatNeedNoApprovalAnyMore_GainWithTheClientThatIsNotBlocked()
    {
        var before = new AdmissionScene
        {
            Tenant = TenantConfiguration.ServiceDefault,
            Policy = TenantMeetingPolicy.ServiceDefault with { BlockedAnonymousClients = AnonymousClients.CommunicationServices },
            Meeting = new MeetingAccess { LobbyBypass = LobbyScope.Everyone },
        };
        AdmissionScene after = before with { Policy = before.Policy with { ExternalBots = ExternalBotAccess.AllowAll } };
        IReadOnlyList<AdmissionChange> changes = AdmissionEngine.Diff(before, after);
        Assert.All(changes, change => Assert.Equal(ParticipantType.DetectedBot, change.Participant.Type));
        Assert.Contains(changes, change => change is { Participant.Client: AnonymousClients.Teams, Gains: true, After.Outcome: AdmissionOutcome.Direct });
        Assert.Contains(changes, change => change is { Participant.Client: AnonymousClients.CommunicationServices, Loses: true });
    }

    [Fact]
    public void Diff_WhereSomebodyGains_NamesAGainOfTheirKind() =>
        Gen.Select(Arbitrary.Scenes, Arbitrary.Scenes, Arbitrary.Participants, Gen.Bool).Sample((before, changed, participant, started) =>
        {
            // Who was not classified is no kind, and who has no mutual trust is of the kind that they are taken for.
            ParticipantType kind = participant is { Type: ParticipantType.Federated, TrustIsMutual: false } ? ParticipantType.AnonymousSignedIn : participant.Type;
            AdmissionScene after = changed with { Profile = before.Profile };
            var roster = new MeetingRoster(started);
            bool rises = AdmissionEngine.Decide(after, participant, roster).Outcome > AdmissionEngine.Decide(before, participant, roster).Outcome;
            Assert.True(
                !rises || !Enum.IsDefined(kind) || kind == ParticipantType.Unknown
                || AdmissionEngine.Diff(before, after).Any(change => change.Gains && change.Participant.Type == kind));
        }, iter: 20_000);
}
