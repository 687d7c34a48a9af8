using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Updating;

/// <summary>The outcome of a change: the meeting, and what of the change has an effect on people who are in it already.</summary>
/// <param name="Meeting">The meeting as the service left it.</param>
/// <param name="Changed">The members that were sent.</param>
public sealed record MeetingUpdate(OnlineMeeting Meeting, MeetingMembers Changed)
{
    /// <summary>Gets the members whose change takes effect now, also when the meeting is running.</summary>
    public MeetingMembers EffectiveNow => Changed & MeetingMembers.EffectiveWhileRunning;

    /// <summary>Gets the members whose change does not touch a meeting that is running: they take effect when it takes place the next time.</summary>
    public MeetingMembers EffectiveLater => Changed & ~MeetingMembers.EffectiveWhileRunning;

    /// <summary>
    /// Gets the meeting as it was read immediately before the change; null when the call did not read it. For a meeting that a
    /// calendar event made, these are the options that were in force since then: the tenant's defaults.
    /// </summary>
    public OnlineMeeting? Before { get; init; }
}
