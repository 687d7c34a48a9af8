using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Meetings.Artifacts;

namespace SecureTeams.Meetings.Auditing;

/// <summary>
/// One record of attendance against the rules of its meeting.
/// </summary>
public sealed record AttendanceFinding
{
    /// <summary>Gets the record; personal data.</summary>
    public required AttendanceRecord Record { get; init; }

    /// <summary>Gets what the rules say.</summary>
    public required AttendanceVerdict Verdict { get; init; }

    /// <summary>Gets which kind of participant it was, as far as the record shows.</summary>
    public required Participant Participant { get; init; }

    /// <summary>Gets what happens to such a participant at the door once the meeting has started, and why.</summary>
    public required AdmissionDecision Decision { get; init; }

    /// <summary>Gets the role with which such a participant joins.</summary>
    public required ParticipantRole InitialRole { get; init; }

    /// <summary>Gets the role of the record; null where it has none, or one that this version does not know.</summary>
    /// <remarks>The service counts co-organizers among the presenters.</remarks>
    public required ParticipantRole? Role { get; init; }

    /// <summary>Gets a value indicating whether somebody gave the participant a higher role than the one they joined with.</summary>
    public bool WasPromoted => Role > InitialRole;

    /// <summary>Gets a value indicating whether a person should look at this: anybody whom the rules did not expect, and anybody unverified who was promoted.</summary>
    public bool NeedsReview => Verdict != AttendanceVerdict.Expected || (WasPromoted && Participant.IsUnverified);

    /// <summary>Returns the verdict, the kind of participant and the roles; who it was is personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        $"AttendanceFinding {{ Verdict = {Verdict}, Type = {Participant.Type}, Reason = {Decision.Reason}, InitialRole = {InitialRole}, Role = {Role} }}";
}
