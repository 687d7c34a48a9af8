using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;

namespace SecureTeams.Tests.Admission.Roles;

public sealed class MeetingRolesTests
{
    [Theory]
    [InlineData(ParticipantType.Organizer, "organizer", null, ParticipantRole.Organizer)]
    [InlineData(ParticipantType.Organizer, "organizer", "coorganizer", ParticipantRole.CoOrganizer)]
    [InlineData(ParticipantType.TenantMember, "organizer", null, ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "organizer", "presenter", ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "organizer", "coorganizer", ParticipantRole.CoOrganizer)]
    [InlineData(ParticipantType.Anonymous, "organizer", "coorganizer", ParticipantRole.Attendee)]
    [InlineData(ParticipantType.AnonymousSignedIn, "everyone", "coorganizer", ParticipantRole.Presenter)]
    [InlineData(ParticipantType.TenantMember, "organization", null, ParticipantRole.Presenter)]
    [InlineData(ParticipantType.TenantGuest, "organization", null, ParticipantRole.Presenter)]
    [InlineData(ParticipantType.Federated, "organization", null, ParticipantRole.Attendee)]
    [InlineData(ParticipantType.Anonymous, "organization", null, ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "roleIsPresenter", null, ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "roleIsPresenter", "attendee", ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "roleIsPresenter", "presenter", ParticipantRole.Presenter)]
    [InlineData(ParticipantType.Federated, "roleIsPresenter", "presenter", ParticipantRole.Presenter)]
    [InlineData(ParticipantType.Anonymous, "roleIsPresenter", "presenter", ParticipantRole.Attendee)]
    [InlineData(ParticipantType.Anonymous, "everyone", null, ParticipantRole.Presenter)]
    [InlineData(ParticipantType.Unknown, "everyone", null, ParticipantRole.Attendee)]
    [InlineData(ParticipantType.TenantMember, "unknownFutureValue", "presenter", ParticipantRole.Attendee)]
    public void Initial_ByPresentersAndList_IsTheDocumentedRole(ParticipantType type, string presenters, string? listed, ParticipantRole expected)
    {
        var participant = new Participant { Type = type, TrustIsMutual = type == ParticipantType.Federated, ListedRole = listed is null ? null : new MeetingRole(listed) };
        Assert.Equal(expected, MeetingRoles.Initial(participant, new PresenterScope(presenters)));
    }

    [Fact]
    public void Initial_ByTheGuide_NobodyAnonymousStartsAsPresenter()
    {
        foreach (ParticipantType type in Enum.GetValues<ParticipantType>())
        {
            foreach (string presenters in (ReadOnlySpan<string>)["everyone", "organization", "roleIsPresenter", "organizer"])
            {
                var participant = new Participant { Type = type, ListedRole = MeetingRole.Presenter };
                ParticipantRole role = MeetingRoles.Initial(participant, new PresenterScope(presenters), GuidanceProfile.SeedGuide);
                Assert.True(!participant.IsUnverified || role == ParticipantRole.Attendee, $"{type} under {presenters}");
            }
        }
    }

    [Fact]
    public void CanChange_EveryCombination_NeverExceedsThePromoter()
    {
        foreach (ParticipantRole actor in Enum.GetValues<ParticipantRole>())
        {
            foreach (ParticipantRole from in Enum.GetValues<ParticipantRole>())
            {
                foreach (ParticipantRole to in Enum.GetValues<ParticipantRole>())
                {
                    foreach (ParticipantType type in Enum.GetValues<ParticipantType>())
                    {
                        RoleDecision decision = MeetingRoles.CanChange(actor, new Participant { Type = type }, from, to);
                        Assert.NotEqual("No decision was made.", decision.Explanation);
                        if (decision.IsAllowed)
                        {
                            Assert.True(to <= actor && from <= actor, $"{actor} changes {from} to {to}");
                            Assert.True(actor >= ParticipantRole.Presenter && to != ParticipantRole.Organizer && from != ParticipantRole.Organizer);
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void CanChange_AnonymousAttendee_MayBePromotedByAPresenter()
    {
        var stranger = new Participant { Type = ParticipantType.Anonymous };
        Assert.True(MeetingRoles.CanChange(ParticipantRole.Presenter, stranger, ParticipantRole.Attendee, ParticipantRole.Presenter).IsAllowed);
        Assert.True(MeetingRoles.CanChange(ParticipantRole.Presenter, stranger, ParticipantRole.Presenter, ParticipantRole.Attendee).IsAllowed);
        Assert.Equal(RoleReason.PresentersOnly, MeetingRoles.CanChange(ParticipantRole.Attendee, stranger, ParticipantRole.Attendee, ParticipantRole.Presenter).Reason);
        Assert.Equal(RoleReason.NotInDirectory, MeetingRoles.CanChange(ParticipantRole.Organizer, stranger, ParticipantRole.Attendee, ParticipantRole.CoOrganizer).Reason);
        Assert.Equal(RoleReason.AboveOwnRole, MeetingRoles.CanChange(ParticipantRole.Presenter, stranger, ParticipantRole.CoOrganizer, ParticipantRole.Attendee).Reason);
        Assert.Equal(RoleReason.OrganizersOnly, MeetingRoles.CanChange(ParticipantRole.CoOrganizer, stranger, ParticipantRole.CoOrganizer, ParticipantRole.Attendee).Reason);
        Assert.Equal(RoleReason.NotUnderstood, MeetingRoles.CanChange((ParticipantRole)9, stranger, ParticipantRole.Attendee, ParticipantRole.Presenter).Reason);
        Assert.True(MeetingRoles.CanChange(ParticipantRole.Organizer, new Participant { Type = ParticipantType.TenantGuest }, ParticipantRole.Attendee, ParticipantRole.CoOrganizer).IsAllowed);
    }
}
