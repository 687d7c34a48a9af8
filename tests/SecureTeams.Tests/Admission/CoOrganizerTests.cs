using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Admission;

/// <summary>Who is listed as a co-organizer comes in as the organizer does, where a directory of the tenant vouches for them.</summary>
public sealed class CoOrganizerTests
{
    private static readonly AdmissionScene Closed = new()
    {
        Tenant = TenantConfiguration.ServiceDefault,
        Policy = TenantMeetingPolicy.ServiceDefault,
        Meeting = new MeetingAccess { LobbyBypass = LobbyScope.Organizer },
    };

    [Theory]
    [InlineData(ParticipantType.TenantMember)]
    [InlineData(ParticipantType.TenantGuest)]
    public void Decide_ListedCoOrganizer_JoinsUnderEveryScope(ParticipantType type)
    {
        var listed = new Participant { Type = type, ListedRole = MeetingRole.CoOrganizer };
        Assert.Equal(ParticipantRole.CoOrganizer, MeetingRoles.Initial(listed, PresenterScope.Organizer));
        foreach (string scope in (string[])[.. TruthTable.Scopes, "tomorrow"])
        {
            AdmissionScene scene = Closed with { Meeting = new MeetingAccess { LobbyBypass = new LobbyScope(scope) } };
            AdmissionDecision decision = AdmissionEngine.Decide(scene, listed, MeetingRoster.Empty);

            // The guide knows no co-organizers, so that none of its sentences can be quoted.
            Assert.Equal((scope, AdmissionOutcome.Direct, AdmissionReason.IsOrganizer, GuideStatement.None), (scope, decision.Outcome, decision.Reason, decision.Statement));
            Assert.Equal(AdmissionLayers.Participant, decision.Layers);
        }

        Assert.Contains("co-organizer", AdmissionEngine.Explain(Closed, listed).Trace[0].Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ListedCoOrganizer_ByTheGuide_IsWhoTheyAre()
    {
        AdmissionScene byTheGuide = Closed with { Profile = GuidanceProfile.SeedGuide, Meeting = new MeetingAccess { LobbyBypass = LobbyScope.Organization } };
        var listed = new Participant { Type = ParticipantType.TenantMember, ListedRole = MeetingRole.CoOrganizer };
        Assert.Equal(
            AdmissionEngine.Decide(byTheGuide, listed with { ListedRole = null }, MeetingRoster.Empty),
            AdmissionEngine.Decide(byTheGuide, listed, MeetingRoster.Empty));
    }

    [Fact]
    public void Decide_GuestWhoIsListed_WhereTheTenantLetsNoGuestIn_IsDenied()
    {
        AdmissionScene scene = Closed with { Tenant = new TenantConfiguration { AllowGuests = false } };
        AdmissionDecision decision = AdmissionEngine.Decide(scene, new Participant { Type = ParticipantType.TenantGuest, ListedRole = MeetingRole.CoOrganizer }, MeetingRoster.Empty);
        Assert.Equal((AdmissionOutcome.Denied, AdmissionReason.GuestAccessDisabled), (decision.Outcome, decision.Reason));
    }

    [Fact]
    public void Decide_ListedWithoutTheTenantVouching_GainsNothing()
    {
        foreach (ParticipantType type in Enum.GetValues<ParticipantType>().Except([ParticipantType.TenantMember, ParticipantType.TenantGuest]))
        {
            var stranger = new Participant { Type = type, TrustIsMutual = true };
            Assert.Equal(
                AdmissionEngine.Decide(Closed, stranger, MeetingRoster.Empty).Outcome,
                AdmissionEngine.Decide(Closed, stranger with { ListedRole = MeetingRole.CoOrganizer }, MeetingRoster.Empty).Outcome);
        }
    }

    [Fact]
    public void Decide_OtherRolesOnTheList_DecideNothing()
    {
        foreach (MeetingRole role in (MeetingRole[])[MeetingRole.Presenter, MeetingRole.Attendee, new("later"), default])
        {
            Assert.Equal(AdmissionOutcome.Lobby, AdmissionEngine.Decide(Closed, new Participant { Type = ParticipantType.TenantMember, ListedRole = role }, MeetingRoster.Empty).Outcome);
        }
    }
}
