using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission.Roles;

/// <summary>
/// Which role a participant starts with, and who changes it while the meeting runs.
/// </summary>
/// <remarks>
/// Source: the guide "Security and Microsoft Teams", sections "Participant Roles" and "Presenter Capabilities"; Microsoft Graph v1.0,
/// onlineMeeting resource type. Co-organizers, and the presenters who are listed by name, are newer than the guide.
/// </remarks>
public static class MeetingRoles
{
    /// <summary>Gives the role with which a participant joins.</summary>
    /// <param name="participant">Who joins. <see cref="Participant.ListedRole"/> counts for people in a directory only.</param>
    /// <param name="presenters">Who presents by the meeting's options.</param>
    /// <param name="profile">Which description of Teams to follow; by the guide nobody anonymous joins as a presenter. Default: <see cref="GuidanceProfile.Current"/>.</param>
    /// <returns>The role; the attendee's where the options or the participant are not understood.</returns>
    public static ParticipantRole Initial(in Participant participant, PresenterScope presenters, GuidanceProfile profile = GuidanceProfile.Current)
    {
        if (participant.Type is ParticipantType.Organizer or ParticipantType.DialInOrganizer)
        {
            return participant.ListedRole == MeetingRole.CoOrganizer ? ParticipantRole.CoOrganizer : ParticipantRole.Organizer;
        }

        if (participant.IsCoOrganizer)
        {
            return ParticipantRole.CoOrganizer;
        }

        bool presents =
            presenters == PresenterScope.Everyone ? participant.Type != ParticipantType.Unknown && (profile == GuidanceProfile.Current || !participant.IsUnverified)
            : presenters == PresenterScope.Organization ? participant.IsAuthenticatedToTenant
            : presenters == PresenterScope.SpecificPeople && participant.ListedRole == MeetingRole.Presenter && MayBeListed(participant);
        return presents ? ParticipantRole.Presenter : ParticipantRole.Attendee;
    }

    /// <summary>Tells whether Microsoft Graph lets a participant be listed as a presenter before they join: only identities that a directory vouches for.</summary>
    /// <param name="participant">Who would be listed.</param>
    /// <returns><see langword="true"/> for members and guests of the tenant and people of organizations with mutual trust.</returns>
    public static bool MayBeListed(in Participant participant) => participant.StartsMeeting;

    /// <summary>Tells whether somebody may change somebody's role while the meeting runs.</summary>
    /// <param name="actor">The role of who changes it.</param>
    /// <param name="target">Whose role is changed.</param>
    /// <param name="from">Their role now.</param>
    /// <param name="to">The role that they would have.</param>
    /// <returns>
    /// Presenters and above promote attendees to presenters and back, anonymous people included; only the organizer makes and unmakes co-organizers;
    /// nobody gives or takes a role above their own.
    /// </returns>
    public static RoleDecision CanChange(ParticipantRole actor, in Participant target, ParticipantRole from, ParticipantRole to)
    {
        if (!IsKnown(actor) || !IsKnown(from) || !IsKnown(to))
        {
            return RoleDecision.No(RoleReason.NotUnderstood);
        }

        if (actor == ParticipantRole.Attendee)
        {
            return RoleDecision.No(RoleReason.PresentersOnly);
        }

        if (from == ParticipantRole.Organizer || to == ParticipantRole.Organizer)
        {
            return RoleDecision.No(RoleReason.OrganizerIsFixed);
        }

        if ((from == ParticipantRole.CoOrganizer || to == ParticipantRole.CoOrganizer) && actor != ParticipantRole.Organizer)
        {
            return RoleDecision.No(actor == ParticipantRole.CoOrganizer ? RoleReason.OrganizersOnly : RoleReason.AboveOwnRole);
        }

        return to == ParticipantRole.CoOrganizer && !target.MayBeCoOrganizer
            ? RoleDecision.No(RoleReason.NotInDirectory)
            : RoleDecision.Yes(RoleReason.PresentersMay);
    }

    private static bool IsKnown(ParticipantRole role) => role is >= ParticipantRole.Attendee and <= ParticipantRole.Organizer;
}
