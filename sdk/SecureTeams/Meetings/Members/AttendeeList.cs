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
                throw new ArgumentException("Each attendee needs a UserPrincipalName or a UserId.", member);
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

    private static bool IsNamed(MeetingAttendee attendee) =>
        !string.IsNullOrWhiteSpace(attendee.UserPrincipalName) || attendee.UserId.GetValueOrDefault() != Guid.Empty;
}
