using SecureTeams.Admission;
using SecureTeams.Admission.Roles;

namespace LiveLobby.Hall;

/// <summary>Somebody in the lobby or in the meeting, as a page shows them.</summary>
/// <param name="Visit">Who, and the decision when they came.</param>
/// <param name="Role">Their role; in the lobby, the one that they will come in with.</param>
/// <param name="Today">What the engine would decide if they came now.</param>
/// <param name="RoleChanges">The roles that they could be given, and whether the one who acts may do so.</param>
public sealed record Person(Visit Visit, ParticipantRole Role, AdmissionDecision Today, IReadOnlyList<RoleChange> RoleChanges);

/// <summary>A role that somebody could be given.</summary>
public sealed record RoleChange(ParticipantRole To, RoleDecision Decision);
