using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission;

/// <summary>
/// A participant whose access differs between two scenes.
/// </summary>
/// <param name="Participant">Who.</param>
/// <param name="Roster">Whether the run has started when they come to the door.</param>
/// <param name="Before">What happened to them before the change.</param>
/// <param name="After">What happens to them after it.</param>
public readonly record struct AdmissionChange(Participant Participant, MeetingRoster Roster, AdmissionDecision Before, AdmissionDecision After)
{
    /// <summary>Gets a value indicating whether the participant gains access: comes in more easily than before.</summary>
    public bool Gains => After.Outcome > Before.Outcome;

    /// <summary>Gets a value indicating whether the participant loses access.</summary>
    public bool Loses => After.Outcome < Before.Outcome;
}
