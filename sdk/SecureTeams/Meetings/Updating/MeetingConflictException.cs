using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Updating;

/// <summary>
/// Somebody else changed the meeting since the caller read it, and a change would have undone that. Nothing was written, unless
/// <see cref="SecureTeamsException.OutcomeIsUnknown"/>.
/// </summary>
public sealed class MeetingConflictException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="MeetingConflictException"/> class.</summary>
    /// <param name="members">The members that differ from what was expected; at least one.</param>
    /// <param name="current">The meeting as it is now.</param>
    public MeetingConflictException(MeetingMembers members, OnlineMeeting current)
        : this(members, current, mayHaveWritten: false)
    {
    }

    internal MeetingConflictException(MeetingMembers members, OnlineMeeting current, bool mayHaveWritten)
        : base(
            SecureTeamsErrorCode.MeetingConflict,
            mayHaveWritten
                ? $"The answer to a change was lost, and the meeting is neither as expected nor as asked for: {members} differ. Whether the change was written before somebody else's is unknown."
                : $"The meeting is not as expected any more: {members} differ. Nothing was written.",
            "Look at the exception's Current meeting, decide anew, and update with it as the expectation.")
    {
        ArgumentNullException.ThrowIfNull(current);
        Members = members;
        Current = current;
        OutcomeIsUnknown = mayHaveWritten;
    }

    /// <summary>Gets the members that differ, of those that the change would have set.</summary>
    public MeetingMembers Members { get; }

    /// <summary>Gets the meeting as it is now.</summary>
    public OnlineMeeting Current { get; }
}
