namespace SecureTeams.Meetings;

/// <summary>
/// When a meeting takes place. Start and end belong together: the service refuses a change of one without the other.
/// </summary>
public readonly record struct MeetingSchedule
{
    /// <summary>Initializes a new instance of the <see cref="MeetingSchedule"/> struct.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end; later than the start.</param>
    /// <exception cref="ArgumentException">The end is not later than the start.</exception>
    public MeetingSchedule(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
        {
            throw new ArgumentException("A meeting must end later than it starts.", nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>Gets the start.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Gets the end, later than <see cref="Start"/>.</summary>
    public DateTimeOffset End { get; }
}
