namespace SecureTeams.Meetings.Members;

/// <summary>Checks and copies the people that a caller wants to send.</summary>
internal static class AttendeeList
{
    internal static IReadOnlyList<MeetingAttendee> Checked(IReadOnlyList<MeetingAttendee> attendees, string member)
    {
        ArgumentNullException.ThrowIfNull(attendees, member);
        MeetingAttendee[] copy = [.. attendees];
        foreach (MeetingAttendee? attendee in copy)
        {
            if (attendee is null || !IsNamed(attendee))
            {
                throw new ArgumentException("Each attendee needs a UserPrincipalName or a UserId. Neither may be blank or empty: use null for the one that is not known.", member);
            }

            Known.Demand(attendee.Role, attendee.Role.IsKnown, attendee.Role.Value, nameof(MeetingAttendee.Role));
        }

        return copy;
    }

    /// <summary>Tells whether people whom the service listed can be sent back.</summary>
    internal static bool CanBeSent(IReadOnlyList<MeetingAttendee> attendees) => attendees.All(attendee => IsNamed(attendee) && attendee.Role.IsKnown);

    internal static bool NamesPresenter(IReadOnlyList<MeetingAttendee>? attendees)
    {
        foreach (MeetingAttendee attendee in attendees ?? [])
        {
            if (attendee.Role == MeetingRole.Presenter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Both are sent where both are set, so that neither may be one that names nobody.</summary>
    private static bool IsNamed(MeetingAttendee attendee) =>
        (attendee.UserPrincipalName is not null || attendee.UserId is not null)
        && (attendee.UserPrincipalName is null || !string.IsNullOrWhiteSpace(attendee.UserPrincipalName))
        && attendee.UserId != Guid.Empty;
}
