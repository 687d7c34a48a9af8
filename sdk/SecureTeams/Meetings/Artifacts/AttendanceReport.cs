namespace SecureTeams.Meetings.Artifacts;

/// <summary>One time that a meeting took place, and how many came (<c>meetingAttendanceReport</c>).</summary>
public sealed record AttendanceReport
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets when it ended, in UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets how many people took part.</summary>
    public int? TotalParticipants { get; init; }
}
