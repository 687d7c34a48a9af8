using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Wire;

/// <summary>Makes the parts of a meeting's model from the wire.</summary>
internal static class PartsReader
{
    internal static DialIn DialIn(AudioWire audio) => new()
    {
        ConferenceId = RedactedText.Of(audio.ConferenceId),
        TollNumber = RedactedText.Of(audio.TollNumber),
        TollFreeNumber = RedactedText.Of(audio.TollFreeNumber),
        TollNumbers = Texts(audio.TollNumbers),
        TollFreeNumbers = Texts(audio.TollFreeNumbers),
        Page = RedactedText.Of(audio.DialinUrl),
    };

    internal static MeetingAttendee Attendee(AttendeeWire attendee) => new()
    {
        UserPrincipalName = string.IsNullOrWhiteSpace(attendee.Upn) ? null : attendee.Upn,
        UserId = attendee.Identity?.User?.Id,
        Role = attendee.Role is { } role ? new MeetingRole(role) : default,
        DisplayName = attendee.Identity?.User?.DisplayName,
        TenantId = attendee.Identity?.User?.TenantId,
        IdentityProvider = attendee.Identity?.User?.IdentityProvider,
    };

    internal static MeetingAttendee[] Attendees(AttendeeWire?[]? attendees)
    {
        if (attendees is null or [])
        {
            return [];
        }

        var read = new MeetingAttendee[attendees.Length];
        int count = 0;
        foreach (AttendeeWire? attendee in attendees)
        {
            if (attendee is not null)
            {
                read[count++] = Attendee(attendee);
            }
        }

        return count == read.Length ? read : read[..count];
    }

    internal static IReadOnlyList<MeetingRole> Roles(string?[]? roles)
    {
        if (roles is null or [])
        {
            return [];
        }

        var read = new List<MeetingRole>(roles.Length);
        foreach (string? role in roles)
        {
            if (role is not null)
            {
                read.Add(new MeetingRole(role));
            }
        }

        return read;
    }

    private static RedactedText[] Texts(string?[]? texts)
    {
        if (texts is null or [])
        {
            return [];
        }

        var read = new RedactedText[texts.Length];
        int count = 0;
        foreach (string? text in texts)
        {
            if (RedactedText.Of(text) is { } kept)
            {
                read[count++] = kept;
            }
        }

        return count == read.Length ? read : read[..count];
    }
}
