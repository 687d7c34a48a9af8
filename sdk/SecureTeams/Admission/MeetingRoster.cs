using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission;

/// <summary>
/// What the run of a meeting has seen so far, as far as it decides who gets in.
/// </summary>
/// <param name="HasStarted">
/// Whether a verified participant has joined this run: the organizer, a member or guest of the tenant, or somebody of an organization with
/// mutual trust. Stays true when they leave.
/// </param>
public readonly record struct MeetingRoster(bool HasStarted)
{
    /// <summary>Gets the roster of a run that nobody verified has joined.</summary>
    public static MeetingRoster Empty => default;

    /// <summary>Gives the roster after somebody has joined.</summary>
    /// <param name="participant">Who joined.</param>
    /// <returns>The roster; started when the participant is verified, unchanged otherwise.</returns>
    public MeetingRoster With(in Participant participant) => new(HasStarted || participant.StartsMeeting);
}
