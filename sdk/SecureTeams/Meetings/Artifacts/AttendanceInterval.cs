namespace SecureTeams.Meetings.Artifacts;

/// <summary>From when to when somebody was in a meeting.</summary>
/// <param name="Joined">From when, in UTC.</param>
/// <param name="Left">Until when, in UTC.</param>
/// <param name="Duration">How long, as the service counted it.</param>
public readonly record struct AttendanceInterval(DateTimeOffset? Joined, DateTimeOffset? Left, TimeSpan? Duration);
