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
            if (attendee is null || (string.IsNullOrWhiteSpace(attendee.UserPrincipalName) && attendee.UserId.GetValueOrDefault() == Guid.Empty))
            {
                throw new ArgumentException("Each attendee needs a UserPrincipalName or a UserId.", member);
            }

            Known.Demand(attendee.Role, attendee.Role.IsKnown, attendee.Role.Value, nameof(MeetingAttendee.Role));
        }

        return copy;
    }

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
}
