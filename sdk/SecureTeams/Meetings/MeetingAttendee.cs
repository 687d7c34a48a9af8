namespace SecureTeams.Meetings;

/// <summary>
/// A person on a meeting's list, with the role the organizer gave them.
/// </summary>
public sealed record MeetingAttendee
{
    /// <summary>Gets the sign-in name (UPN) of the person; personal data.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public required string UserPrincipalName
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(UserPrincipalName));
            field = value;
        }
    }

    /// <summary>Gets the role.</summary>
    /// <value>Default: <see cref="MeetingRole.Attendee"/>.</value>
    public MeetingRole Role { get; init; } = MeetingRole.Attendee;

    /// <summary>Returns the role only; the name is personal data.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"MeetingAttendee {{ Role = {Role} }}";
}
