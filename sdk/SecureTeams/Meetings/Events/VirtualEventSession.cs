using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Events;

/// <summary>One session of a virtual event (<c>virtualEventSession</c>): it has the options of a meeting, the lobby's among them.</summary>
public sealed record VirtualEventSession
{
    /// <summary>
    /// Gets the options; <see cref="OnlineMeeting.BelowFloor"/> says where they are below the organisation's floor. Its start and end are
    /// those of the session, where they can be told as points in time.
    /// </summary>
    public required OnlineMeeting Options { get; init; }

    /// <summary>Gets the start.</summary>
    public EventTime? Start { get; init; }

    /// <summary>Gets the end.</summary>
    public EventTime? End { get; init; }

    /// <summary>Gets the address at which the recording can be watched.</summary>
    public RedactedText? VideoOnDemandPage { get; init; }

    /// <summary>Returns the policy settings only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"VirtualEventSession {{ {Options} }}";
}
