namespace SecureTeams.Meetings;

/// <summary>
/// A meeting to be created. It always has a policy; without a choice it is the strict one.
/// </summary>
public sealed record MeetingDraft
{
    /// <summary>Gets the subject; personal data in the sense of logs.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string Subject
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Subject));
            field = value;
        }
    }

    /// <summary>Gets when the meeting takes place.</summary>
    /// <exception cref="ArgumentException">The value is the default of the type.</exception>
    public required MeetingSchedule Schedule
    {
        get;
        init => field = value != default ? value : throw new ArgumentException("The schedule has neither start nor end.", nameof(Schedule));
    }

    /// <summary>Gets who enters, who admits and who presents.</summary>
    /// <value>Default: <see cref="MeetingPolicy.Strict"/>.</value>
    /// <exception cref="ArgumentNullException">The value is null: a meeting without a policy would get the tenant's defaults.</exception>
    public MeetingPolicy Policy
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Policy));
            field = value;
        }
    } = MeetingPolicy.Strict;

    /// <summary>Gets the people on the meeting's list; a copy is kept.</summary>
    /// <value>Default: nobody.</value>
    /// <exception cref="ArgumentException">A person has neither sign-in name nor id, or a role that this version does not know.</exception>
    public IReadOnlyList<MeetingAttendee> Attendees
    {
        get;
        init => field = AttendeeList.Checked(value, nameof(Attendees));
    } = [];

    /// <summary>Returns the policy only; subject and people are personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"MeetingDraft {{ Policy = {Policy} }}";
}
