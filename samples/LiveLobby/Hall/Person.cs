using SecureTeams.Admission;
using SecureTeams.Admission.Roles;

namespace LiveLobby.Hall;

/// <summary>Somebody in the lobby or in the meeting, as a page shows them.</summary>
/// <param name="Visit">Who, and the decision when they came.</param>
/// <param name="Role">Their role in the meeting.</param>
/// <param name="Today">What the engine would decide if they came now.</param>
/// <param name="OtherRoles">The roles that they could be given; whether the one who acts may do so is decided when they try.</param>
public sealed record Person(Visit Visit, ParticipantRole Role, AdmissionDecision Today, IReadOnlyList<ParticipantRole> OtherRoles);
