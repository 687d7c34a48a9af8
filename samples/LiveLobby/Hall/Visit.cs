using SecureTeams.Admission;
using SecureTeams.Admission.Participants;

namespace LiveLobby.Hall;

/// <summary>Somebody who came to the door, and what the engine decided then.</summary>
public sealed record Visit(Guid Id, string Name, ParticipantChoice Choice, Participant Participant, AdmissionExplanation Explanation);
