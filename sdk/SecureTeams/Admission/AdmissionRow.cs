using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission;

/// <summary>
/// One line of the matrix of a meeting: a kind of participant and what happens to them.
/// </summary>
/// <param name="Participant">The participant.</param>
/// <param name="Roster">Whether the run has started when they come to the door.</param>
/// <param name="Explanation">What happens, and why.</param>
public sealed record AdmissionRow(Participant Participant, MeetingRoster Roster, AdmissionExplanation Explanation);
