namespace SecureTeams.Admission;

/// <summary>
/// The guide's table of what presenters and attendees may do in a structured meeting.
/// </summary>
/// <remarks>Source: the guide "Security and Microsoft Teams", section "Addressing Threats to Teams Meetings", second table.</remarks>
public static class RoleCapabilities
{
    /// <summary>Tells whether a role may do something.</summary>
    /// <param name="role">The role.</param>
    /// <param name="capability">The action.</param>
    /// <returns>The answer and its reason. An action outside the table is not allowed.</returns>
    public static CapabilityDecision Decide(ParticipantRole role, MeetingCapability capability)
    {
        if (!Enum.IsDefined(capability) || !Enum.IsDefined(role))
        {
            return new(false, "The table does not name this role or action, and what it does not name is not allowed.");
        }

        if (role is ParticipantRole.Organizer or ParticipantRole.Presenter)
        {
            return new(true, role == ParticipantRole.Organizer
                ? "The organizer is by definition a presenter, and presenters may do this."
                : "Presenters may do this.");
        }

        return capability is MeetingCapability.SpeakAndShareVideo or MeetingCapability.Chat
            ? new(true, "Attendees may speak, share their video and chat.")
            : new(false, "Only presenters may do this; a presenter can promote the attendee.");
    }
}
