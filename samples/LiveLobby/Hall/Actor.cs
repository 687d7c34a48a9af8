using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;

namespace LiveLobby.Hall;

/// <summary>As whom the person at the browser acts: the organizer, or somebody who is in the meeting.</summary>
public sealed record Actor(string Key, string Name, Participant Participant, ParticipantRole Role)
{
    /// <summary>The key of the organizer, who may act before anybody has joined.</summary>
    public const string OrganizerKey = "organizer";

    internal static Actor Organizer(string name) => new(OrganizerKey, name, new Participant { Type = ParticipantType.Organizer }, ParticipantRole.Organizer);
}
